import { expect } from '@open-wc/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { BillingDownloadEvent } from '../../src/events/billing-download-event.js';
import { mount, settled, until, type Mounted } from './mount.js';

async function open({ list }: Mounted, number: string): Promise<HTMLButtonElement> {
  const button = list.requireButton(`More actions for ${number}`);
  button.focus();
  button.click();
  await until(() => list.focused === list.menuItems[0] && list.menuItems.length > 0);
  return button;
}

describe('<billing-invoices>', () => {
  describe('menu of a row', () => {
    it('should offer what there is for the invoice', async () => {
      const mounted = await mount('acting', 'billing-load');
      await open(mounted, 'LU-2026-0118');
      expect(mounted.list.menuNames).to.deep.equal([
        'Send invoice by email',
        'Download e-invoice (UBL)',
        'Download e-invoice (Factur-X)',
      ]);
      await expectAccessible(mounted.element);
    });

    it('should offer the receipt of what was paid', async () => {
      const mounted = await mount('acting', 'billing-load');
      await open(mounted, 'LU-2026-0086');
      expect(mounted.list.menuNames).to.include('Download receipt');
    });

    it('should not be there where it would be empty', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(list.button('More actions for LU-2026-0118')).to.equal(undefined);
    });

    it('should say whether it is open', async () => {
      const mounted = await mount('acting', 'billing-load');
      const button = await open(mounted, 'LU-2026-0118');
      expect(button.getAttribute('aria-haspopup')).to.equal('menu');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      mounted.list.menuItems[0]?.closest<HTMLElement>('[popover]')?.hidePopover();
      await settled(mounted.element);
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      expect(mounted.list.focused === button).to.equal(true);
    });

    it('should move by arrows, Home, End and first letters', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list } = mounted;
      await open(mounted, 'LU-2026-0118');
      const steps: [string, number][] = [
        ['ArrowDown', 1],
        ['End', 2],
        ['ArrowDown', 0],
        ['ArrowUp', 2],
        ['Home', 0],
        ['d', 1],
        ['d', 2],
        ['s', 0],
      ];
      for (const [key, index] of steps) {
        list.press(key);
        expect(list.menuItems.indexOf(list.focused as HTMLElement), key).to.equal(index);
      }
    });

    it('should open by arrow keys, upwards at its end', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list } = mounted;
      list.requireButton('More actions for LU-2026-0118').focus();
      list.press('ArrowUp');
      await until(() => list.menuItems.length > 0 && list.focused === list.menuItems.at(-1));
    });

    it('should close by Tab', async () => {
      const mounted = await mount('acting', 'billing-load');
      await open(mounted, 'LU-2026-0118');
      mounted.list.press('Tab');
      await settled(mounted.element);
      expect(mounted.list.menuItems).to.have.length(0);
    });

    it('should stay within the window', async () => {
      const mounted = await mount('acting', 'billing-load');
      await open(mounted, 'LU-2026-0086');
      const box = mounted.list.menuItems[0]?.closest('[popover]')?.getBoundingClientRect();
      expect(box?.left).to.be.at.least(0);
      expect(box?.right).to.be.at.most(document.documentElement.clientWidth);
    });

    it('should download the file that was chosen', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list, element } = mounted;
      const kinds: string[] = [];
      element.addEventListener('billing-download', (event) => {
        event.preventDefault();
        if (event instanceof BillingDownloadEvent) kinds.push(event.file.kind);
      });
      await open(mounted, 'LU-2026-0118');
      list.menuItems[2]?.click();
      expect(kinds).to.deep.equal(['facturx']);
    });
  });
});
