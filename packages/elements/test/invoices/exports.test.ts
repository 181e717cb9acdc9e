import { expect } from '@open-wc/testing';
import type { Export } from '@portico/client';
import { exportFixture, failedExport, readyExport, runningExport } from '@portico/testing';
import { catchDownloads } from '../downloads.js';
import { settled, until } from './mount.js';
import { expectAccessibleInBothSchemes, mountAccount, showAccount, type MountedAccount } from './mount-account.js';

const files = 'Files';

/** Moves the newest export on, and tells the page. */
function moveOn({ account, tell }: MountedAccount, step: (exported: Export) => Export): void {
  account.exports = account.exports.map((exported, index) => (index === 0 ? step(exported) : exported));
  tell('exports');
}

describe('<billing-invoices>', () => {
  describe('files made in the background', () => {
    let downloads: ReturnType<typeof catchDownloads>;
    beforeEach(() => (downloads = catchDownloads()));
    afterEach(() => downloads.restore());

    it('should be asked for from what is marked', async () => {
      const mounted = await mountAccount();
      const { list, requests } = mounted;
      list.requireField('Select invoice LU-2026-0118').click();
      list.requireField('Select invoice LU-2026-0107').click();
      await settled(mounted.element);
      list.requireButton('Download ZIP').click();
      await until(() => list.items(files).length === 1);
      const asked = requests.find(({ method }) => method === 'POST');
      expect(asked?.headers.get('Idempotency-Key')).to.match(/^[\w-]{36}$/);
      expect(mounted.account.exports[0]?.format).to.equal('zip');
      expect(list.items(files)[0]).to.match(/^ZIP with documents Being prepared\. You can leave this page\. .*Cancel$/);
      expect(list.announcement).to.equal('The file is being prepared.');
    });

    it('should be a table where that is wanted', async () => {
      const mounted = await mountAccount();
      mounted.list.requireField('Select invoice LU-2026-0118').click();
      await settled(mounted.element);
      mounted.list.requireButton('Download CSV').click();
      await until(() => mounted.list.items(files).length === 1);
      expect(mounted.account.exports[0]?.format).to.equal('csv');
    });

    it('should say how far they are, and save themselves when they are ready', async () => {
      const mounted = await mountAccount();
      const { list } = mounted;
      list.requireField('Select invoice LU-2026-0118').click();
      await settled(mounted.element);
      list.requireButton('Download ZIP').click();
      await until(() => list.items(files).length === 1);
      expect(list.progress).to.deep.equal([['ZIP with documents', undefined]]);
      moveOn(mounted, (exported) => runningExport(exported, 31, 62));
      await until(() => list.text.includes('31 of 62 invoices'));
      expect(list.progress).to.deep.equal([['ZIP with documents', 0.5]]);
      moveOn(mounted, readyExport);
      await until(() => downloads.names.length > 0);
      await settled(mounted.element);
      expect(downloads.names).to.deep.equal(['invoices-2026-11-22.zip']);
      expect(list.announcement).to.equal('invoices-2026-11-22.zip has been downloaded.');
      expect(list.progress).to.have.length(0);
    });

    it('should be found again by a page that is opened later, which downloads nothing by itself', async () => {
      const mounted = await mountAccount();
      mounted.list.requireField('Select invoice LU-2026-0118').click();
      await settled(mounted.element);
      mounted.list.requireButton('Download ZIP').click();
      await until(() => mounted.account.exports.length === 1);
      mounted.account.exports = mounted.account.exports.map(readyExport);
      const later = await showAccount(mounted.account);
      await until(() => later.list.items(files).length === 1);
      expect(later.list.items(files)[0]).to.match(/^invoices-2026-11-22\.zip 3\.1 MB, kept until Nov 29, 2026, .+/);
      expect(downloads.names).to.have.length(0);
      later.list.requireButton('Download invoices-2026-11-22.zip').click();
      await until(() => downloads.names.length === 1);
    });

    const reasons: [reason: NonNullable<Export['failureReason']>, text: string][] = [
      ['nothing_selected', 'No invoice matches any more. Change the filter and try again.'],
      ['too_large', 'That is too much for one file. Choose a shorter period and try again.'],
      ['internal', 'The file could not be made. Try again.'],
    ];
    for (const [reason, text] of reasons) {
      it(`should say why there is no file: ${reason}`, async () => {
        const mounted = await mountAccount();
        const { list } = mounted;
        list.requireField('Select invoice LU-2026-0118').click();
        await settled(mounted.element);
        list.requireButton('Download ZIP').click();
        await until(() => list.items(files).length === 1);
        moveOn(mounted, (exported) => failedExport(exported, reason));
        await until(() => list.announcement === text);
        expect(list.items(files)[0]).to.include(text);
        await expectAccessibleInBothSchemes(mounted.element);
      });
    }

    it('should say why they cannot be asked for, and use the same key when it is tried again', async () => {
      const mounted = await mountAccount({ refusals: { export: [503, 'internal_error'] } });
      const { list, requests } = mounted;
      list.requireField('Select invoice LU-2026-0118').click();
      await settled(mounted.element);
      list.requireButton('Download ZIP').click();
      await until(() => list.alerts.length === 1);
      list.requireButton('Download ZIP').click();
      const keys = (): (string | null)[] =>
        requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'));
      await until(() => keys().length === 2);
      expect(keys()[0]).to.equal(keys()[1]);
    });

    it('should be stopped while they are made', async () => {
      const mounted = await mountAccount({ exports: [runningExport(exportFixture(), 3, 9)] });
      await until(() => mounted.list.items(files).length === 1);
      mounted.list.requireButton('Cancel ZIP with documents').click();
      await until(() => mounted.list.items(files).length === 0);
      expect(mounted.account.exports).to.have.length(0);
    });

    it('should go when they are no longer wanted, and leave the focus in reach', async () => {
      const older = readyExport(exportFixture({ id: 'exp_0', format: 'csv' }));
      const mounted = await mountAccount({ exports: [readyExport(exportFixture()), older] });
      const { list } = mounted;
      await until(() => list.items(files).length === 2);
      const remove = list.requireButton('Remove invoices-2026-11-22.zip');
      remove.focus();
      remove.click();
      await until(() => list.items(files).length === 1);
      await settled(mounted.element);
      expect(list.focused).to.equal(list.requireButton('Remove invoices-2026-11-22.csv'));
      expect(list.announcement).to.equal('invoices-2026-11-22.zip has been removed.');
    });

    it('should stay when they cannot be removed, and say so', async () => {
      const mounted = await mountAccount({
        exports: [readyExport(exportFixture())],
        refusals: { removal: [500, 'internal_error'] },
      });
      const { list } = mounted;
      await until(() => list.items(files).length === 1);
      list.requireButton('Remove invoices-2026-11-22.zip').click();
      await until(() => list.alerts.length === 1);
      expect(list.items(files)).to.have.length(1);
    });

    it('should be accessible in every state', async () => {
      const running = runningExport(exportFixture({ id: 'exp_2' }), 3, 9);
      const mounted = await mountAccount({
        exports: [exportFixture({ id: 'exp_3' }), running, readyExport(exportFixture())],
      });
      await until(() => mounted.list.items(files).length === 3);
      await expectAccessibleInBothSchemes(mounted.element);
    });
  });
});
