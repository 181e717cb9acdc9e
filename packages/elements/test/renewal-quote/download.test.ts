import { expect } from '@open-wc/testing';
import { quoteWith } from '@portico/testing';
import { catchDownloads } from '../downloads.js';
import { until } from '../invoices/mount.js';
import { mountQuote, mountStatus, subscription } from './mount.js';

describe('<renewal-quote>', () => {
  describe('downloading', () => {
    it('should save the PDF under the name that the server gives it', async () => {
      const { names, restore } = catchDownloads();
      try {
        const { page } = await mountStatus('ready');
        page.requireButton('Download renewal quote').click();
        await until(() => names.length === 1);
        expect(names).to.deep.equal(['Q-2026-0031.pdf']);
        await until(() => page.announcement === 'Q-2026-0031.pdf has been downloaded.');
      } finally {
        restore();
      }
    });

    it('should say why there is no file, beside the button', async () => {
      const quotes = [quoteWith('ready', subscription)];
      const { page, events } = await mountQuote({ quotes, refusals: { file: [500, 'internal_error'] } });
      page.requireButton('Download renewal quote').click();
      await until(() => page.text.includes('Something went wrong on our side.'));
      expect(page.announcement).to.include('Something went wrong on our side.');
      expect(events.at(-1)?.type).to.equal('billing-error');
    });
  });
});
