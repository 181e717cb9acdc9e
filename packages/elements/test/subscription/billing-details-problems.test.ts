import { expect } from '@open-wc/testing';
import { addressOf, billingDetailsOf, lockedName, problemReply } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { openEditor, type OpenEditor } from './open-editor.js';
import { told } from './mount.js';

const server: [pointer: string, code: string, label: string, said: string][] = [
  ['/companyName', 'required', 'Company', 'Enter the name of the company.'],
  ['/contact/name', 'minLength', 'Contact', 'Enter the name of a person or a department.'],
  ['/contact/phone', 'maxLength', 'Phone', 'Write at most 100 characters.'],
  ['/address/country', 'unknown', 'Country', 'The billing service does not accept this.'],
  ['/address/lines', 'minItems', 'Address', 'Enter the street and the number.'],
  ['/address/lines/0', 'maxLength', 'Address', 'Write at most 300 characters.'],
  ['/address/city', 'required', 'City', 'Enter the city.'],
  ['/address/postalCode', 'pattern', 'Postal code', 'Write it like 33380.'],
  ['/address/sortingCode', 'unknown', 'CEDEX', 'The billing service does not accept this.'],
  ['/taxId', 'check_digit', 'VAT number or tax ID', 'This tax ID is not valid.'],
  ['/invoiceRecipients/0', 'format', 'Invoices by email to', 'Mail cannot be sent to “compta@lumen.example”.'],
  ['/purchaseOrderReference', 'maxLength', 'Purchase order reference', 'Write at most 200 characters.'],
];

function summary({ page }: OpenEditor): string[] {
  const links = [...(page.dialog?.querySelectorAll('section[aria-labelledby=details-problems-title] a') ?? [])];
  return links.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
}

describe('<billing-subscription>', () => {
  describe('billing details with something wrong', () => {
    it('should name every field on top, each a way to it, and go to the first', async () => {
      const editor = await openEditor();
      const { page, element, fill, save, settle, sent } = editor;
      await fill('City', ' ');
      await fill('Company', '');
      await fill('Postal code', '590');
      await save();
      expect(summary(editor)).to.deep.equal([
        'Company: Enter the name of the company.',
        'Postal code: This is not a postal code of this country. Write it like 33380.',
        'City: Enter the city.',
      ]);
      expect(page.announcement).to.include('3 fields need your attention');
      expect(page.focused).to.equal(page.requireField('Company'));
      expect(await sent()).to.deep.equal([]);
      await expectAccessible(element);
      page.dialog?.querySelectorAll<HTMLElement>('section a')[2]?.click();
      await settle();
      expect(page.focused).to.equal(page.requireField('City'));
      await fill('City', 'Lille');
      expect(summary(editor)).to.have.length(2);
      await fill('Company', 'Lumen');
      await fill('Postal code', '59000');
      expect(summary(editor)).to.deep.equal([]);
      await save();
      await until(() => page.dialog === undefined);
    });

    it('should be listed in French as French is written', async () => {
      const editor = await openEditor({}, { locale: 'fr' });
      editor.page.type(editor.page.requireField('Entreprise'), '');
      await editor.settle();
      await editor.save();
      expect(summary(editor)).to.deep.equal(['Entreprise : Saisissez le nom de l’entreprise.']);
    });

    it('should leave the address of the page alone', async () => {
      const { page, fill, save } = await openEditor();
      const before = location.href;
      await fill('Company', '');
      await save();
      page.dialog?.querySelector<HTMLElement>('section a')?.click();
      expect(location.href).to.equal(before);
    });

    it('should ask for the street of an imported address', async () => {
      const editor = await openEditor({ details: billingDetailsOf({ address: addressOf({ lines: ['-'] }) }) });
      expect(editor.page.requireField('Address').value).to.equal('');
      await editor.save();
      expect(summary(editor)).to.deep.equal(['Address: Enter the street and the number.']);
    });

    it('should ask for what addresses of the country need', async () => {
      const editor = await openEditor();
      const { page, pickCountry, save } = editor;
      await pickCountry('brazil');
      await until(() => page.fieldNames.includes('State'));
      await save();
      expect(summary(editor)).to.deep.equal([
        'State: Fill this in: addresses of this country need it.',
        'Postal code: This is not a postal code of this country. Write it like 40301-110.',
      ]);
      expect(page.focused).to.equal(page.requireField('State'));
    });

    for (const [pointer, code, label, said] of server) {
      it(`should show what the server says of ${pointer} (${code})`, async () => {
        const fieldProblems = [{ pointer, code, message: 'for developers' }];
        const { page, fill, save, text, element, events } = await openEditor({ fieldProblems });
        await fill('City', 'Roubaix');
        await save();
        await until(() => text().includes(said));
        expect(text()).not.to.include('for developers');
        expect(page.requireField(label).getAttribute('aria-invalid')).to.equal('true');
        expect(page.focused).to.equal(page.requireField(label));
        expect(page.requireField('City').value).to.equal('Roubaix');
        expect(told(events, 'billing-error')).to.have.length(1);
        await expectAccessible(element);
      });
    }

    it('should say so when the server names a field that the form does not have', async () => {
      const fieldProblems = [{ pointer: '/somethingNew', code: 'required', message: '' }];
      const { fill, save, text, page } = await openEditor({ fieldProblems });
      await fill('City', 'Roubaix');
      await save();
      await until(() => text().includes('The billing service did not accept these details.'));
      expect(page.requireField('City').value).to.equal('Roubaix');
    });

    it('should show the lock when a field was locked meanwhile', async () => {
      const { account, fill, save, text, page, element } = await openEditor();
      account.changeDetails({ locked: [lockedName] });
      account.fieldProblems = [{ pointer: '/companyName', code: 'locked', message: '' }];
      await fill('Company', 'Lumen SAS');
      await save();
      await until(() => text().includes('The contract is in this name.'));
      expect(page.requireField('Company').readOnly).to.equal(true);
      expect(text()).to.include('Locked meanwhile, your change is not kept');
      expect(text()).to.include('Lumen SAS');
      await expectAccessible(element);
    });

    for (const [status, code, said] of [
      [500, 'internal_error', 'Something went wrong on our side. Try again in a moment. Reference: req_fixture_4711'],
      [403, 'capability_missing', 'Your access does not include this.'],
      [429, 'rate_limited', 'Too many requests.'],
      [412, 'precondition_failed', 'Somebody else is changing these details right now.'],
    ] as const) {
      it(`should keep the typing when saving fails: ${code}`, async () => {
        const { page, account, fill, save, text, element } = await openEditor();
        account.refusals = { updateDetails: [status, code] };
        await fill('City', 'Roubaix');
        await save();
        await until(() => text().includes(said));
        await expectAccessible(element);
        account.refusals = {};
        expect(page.requireField('City').value).to.equal('Roubaix');
        await save();
        await until(() => page.dialog === undefined);
        expect(page.fact('Address')).to.include('Roubaix');
      });
    }

    it('should keep the typing without a connection, and save once it is back', async () => {
      let isOnline = true;
      const { page, fill, save, text } = await openEditor(
        {},
        {
          answer: (handler) => (request) =>
            isOnline || request.method !== 'PUT' ? handler(request) : Promise.reject(new TypeError('Failed to fetch')),
        },
      );
      isOnline = false;
      await fill('City', 'Roubaix');
      await save();
      await until(() => text().includes('The billing service cannot be reached.'));
      isOnline = true;
      await save();
      await until(() => page.dialog === undefined);
    });

    it('should save once, however often it is asked to', async () => {
      let release: (() => void) | undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const { page, fill, sent, settle } = await openEditor(
        {},
        {
          answer: (handler) => async (request) => {
            if (request.method === 'PUT') await held;
            return handler(request);
          },
        },
      );
      await fill('City', 'Roubaix');
      page.requireButton('Save').click();
      page.requireButton('Save').click();
      await settle();
      expect(page.requireButton('Save').ariaBusy).to.equal('true');
      page.press('Escape');
      await settle();
      expect(page.dialog).not.to.equal(undefined);
      release?.();
      await until(() => page.dialog === undefined);
      expect(await sent()).to.have.length(1);
    });

    it('should keep what is typed while it is being saved', async () => {
      let release: (() => void) | undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const { page, fill, save, settle } = await openEditor(
        {},
        {
          answer: (handler) => async (request) => {
            if (request.method === 'PUT') await held;
            return handler(request);
          },
        },
      );
      await fill('City', 'Roubaix');
      page.requireButton('Save').click();
      await settle();
      await fill('Phone', '+33 1 00 00 00 00');
      release?.();
      await until(() => page.requireButton('Save').ariaBusy !== 'true');
      expect(page.requireField('Phone').value).to.equal('+33 1 00 00 00 00');
      await save();
      await until(() => page.dialog === undefined);
      expect(page.fact('Contact')).to.include('+33 1 00 00 00 00');
    });

    it('should survive a pattern that never ends', async () => {
      const answer = {
        answer:
          (handler: (request: Request) => Promise<Response>) =>
          async (request: Request): Promise<Response> => {
            const response = await handler(request);
            if (!request.url.endsWith('/address-formats/FR')) return response;
            return new Response((await response.text()).replace(String.raw`\\d{2} ?\\d{3}`, '(a+)+b'), response);
          },
      };
      const { fill, leave, text } = await openEditor({}, answer);
      const begin = performance.now();
      await fill('Postal code', 'a'.repeat(5000));
      await leave('Postal code');
      await fill('Postal code', 'a'.repeat(16));
      await leave('Postal code');
      expect(performance.now() - begin).to.be.lessThan(2000);
      expect(text()).to.include('This is not a postal code of this country.');
    });

    it('should not fail over a pattern that is broken', async () => {
      const { page, fill, leave } = await openEditor(
        {},
        {
          answer: (handler) => async (request) => {
            const response = await handler(request);
            if (!request.url.endsWith('/address-formats/FR')) return response;
            return new Response((await response.text()).replace(String.raw`\\d{2} ?\\d{3}`, '(['), response);
          },
        },
      );
      await fill('Postal code', '59000');
      await leave('Postal code');
      expect(page.requireField('Postal code').getAttribute('aria-invalid')).to.equal('false');
    });

    it('should not let details through that are too long', async () => {
      const editor = await openEditor({ details: billingDetailsOf({ taxId: null, taxIdCheck: null }) });
      const { fill, save, sent } = editor;
      await fill('Company', 'x'.repeat(501));
      await fill('Address', 'x'.repeat(301));
      await save();
      expect(summary(editor)).to.deep.equal([
        'Company: Write at most 500 characters.',
        'Address: Write at most 300 characters.',
      ]);
      expect(await sent()).to.deep.equal([]);
    });

    it('should say when the session ends, and go on in a new one', async () => {
      let isOver = false;
      const { page, fill, save, text } = await openEditor(
        {},
        {
          answer: (handler) => (request) =>
            isOver && request.method === 'PUT'
              ? Promise.resolve(problemReply(401, 'session_expired'))
              : handler(request),
        },
      );
      isOver = true;
      await fill('City', 'Roubaix');
      await save();
      await until(() => text().includes('the session has ended'));
      isOver = false;
      await save();
      await until(() => page.dialog === undefined);
    });
  });
});
