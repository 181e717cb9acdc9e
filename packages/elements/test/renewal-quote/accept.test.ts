import { expect } from '@open-wc/testing';
import type { ProblemCode, QuoteAcceptanceRequest } from '@portico/client';
import type { RequestHandler } from '@portico/testing';
import type { BillingInvoicesOpenEvent } from '../../src/index.js';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { asked, subscription, type MountedQuote, type MountOptions } from './mount.js';
import { openAction } from './open-action.js';

const label = 'Accept renewal quote';
const box = 'I may accept this quote for my company.';

/** Shows the form that accepts a quote, with every acceptance that was sent. */
async function opened(
  quote: Parameters<typeof openAction>[1] = {},
  options: MountOptions = {},
): Promise<MountedQuote & { sent: { key: string | null; request: QuoteAcceptanceRequest }[] }> {
  const sent: { key: string | null; request: QuoteAcceptanceRequest }[] = [];
  const recorded = (handler: RequestHandler): RequestHandler => {
    const given = options.answer ? options.answer(handler) : handler;
    return async (request) => {
      if (request.url.endsWith('/acceptance')) {
        const key = request.headers.get('Idempotency-Key');
        sent.push({ key, request: (await request.clone().json()) as QuoteAcceptanceRequest });
      }
      return given(request);
    };
  };
  return { ...(await openAction(label, quote, { ...options, answer: recorded })), sent };
}

/** Fills everything in and presses the button. */
function sign({ page }: MountedQuote): void {
  page.type(page.requireField('Your full name'), ' Noémie Castaing ');
  page.type(page.requireField('Your role'), 'Gérante');
  if (!page.requireField(box).checked) page.requireField(box).click();
  page.requireAnswer(label).click();
}

describe('<renewal-quote>: accepting', () => {
  it('should show what is accepted, and the words that are agreed to', async () => {
    const { page, element } = await opened({ purchaseOrderReference: 'PO-2027-08' });
    expect(page.headings).to.include('Accept renewal quote Q-2026-0031');
    expect(page.dialogText)
      .to.include('Quote number Q-2026-0031')
      .and.to.include('Jun 1, 2027 to May 31, 2028, 1 year')
      .and.to.include('Total with tax €3,600.00')
      .and.to.include('Purchase-order reference PO-2027-08')
      .and.to.include('Document: Q-2026-0031.pdf, version 1')
      .and.to.include('J’accepte le devis Q-2026-0031 au nom d’Ateliers Lumen & Fils');
    expect(element.shadowRoot?.querySelector('dialog canvas')).to.equal(null);
    await until(() => page.focused?.id === 'accept-name');
    await expectAccessibleInBothSchemes(element);
  });

  it('should speak French, with nothing left in English', async () => {
    const { page, element } = await openAction('Accepter le devis de renouvellement', {}, { locale: 'fr' });
    expect(page.dialogText).to.include('Vos prénom et nom').and.to.include('Votre fonction');
    expect(page.dialogText).not.to.match(/Your|quote|company|Document has/);
    page.requireAnswer('Accepter le devis de renouvellement').click();
    await until(() => page.dialogText.includes('Indiquez votre nom complet'));
    await expectAccessibleInBothSchemes(element);
  });

  it('should name what is missing, and go there', async () => {
    const { page, sent, element } = await opened();
    page.requireAnswer(label).click();
    await until(() => page.requireField('Your full name').ariaInvalid === 'true');
    expect(page.dialogText)
      .to.include('Enter your full name')
      .and.to.include('Enter your role in the company')
      .and.to.include('Confirm that you may accept this quote');
    expect(page.focused?.id).to.equal('accept-name');
    await expectAccessibleInBothSchemes(element);
    page.type(page.requireField('Your full name'), 'Noémie Castaing');
    page.type(page.requireField('Your role'), 'Gérante');
    page.requireAnswer(label).click();
    await until(() => page.focused?.id === 'accept-authorised');
    expect(sent).to.deep.equal([]);
  });

  it('should accept the version that was shown, once, and lead to the invoice', async () => {
    const mounted = await opened();
    const { page, sent, book, element, events } = mounted;
    const [before] = book.quotes;
    sign(mounted);
    page.requireAnswer(label).click();
    await until(() => page.dialogText.includes('The renewal is agreed, and its invoice has been issued.'));
    expect(sent.map(({ request }) => request)).to.deep.equal([
      {
        name: 'Noémie Castaing',
        role: 'Gérante',
        authorised: true,
        consent: {
          documentVersion: 1,
          documentSha256: before?.document?.file.sha256,
          consentText: before?.consentText,
        },
      },
    ]);
    expect(page.headings).to.include('Renewal quote Q-2026-0031 is accepted');
    await until(() => page.status === 'Accepted');
    await until(() => Boolean(page.focused?.matches('.quote-outcome')));
    await expectAccessibleInBothSchemes(element);
    page.requireAnswer('Show and pay the invoice').click();
    await until(() => page.dialog === undefined);
    const open = events.find(({ type }) => type === 'billing-invoices-open') as BillingInvoicesOpenEvent | undefined;
    expect(open?.view).to.deep.equal({ open: book.quotes[0]?.acceptance?.invoiceId });
  });

  it('should keep the key and what was typed when no answer came', async () => {
    let isBroken = true;
    const mounted = await opened(
      {},
      {
        answer: (handler) => (request) => {
          if (!request.url.endsWith('/acceptance') || !isBroken) return handler(request);
          isBroken = false;
          return Promise.reject(new TypeError('Failed to fetch'));
        },
      },
    );
    const { page, sent } = mounted;
    sign(mounted);
    await until(() => page.alerts.some((alert) => alert.includes('nothing is accepted twice')));
    expect(page.requireField('Your full name').value).to.equal(' Noémie Castaing ');
    page.requireAnswer(label).click();
    await until(() => page.status === 'Accepted');
    expect(sent.map(({ key }) => key)).to.deep.equal([sent[0]?.key, sent[0]?.key]);
  });

  it('should name the field that the server refuses', async () => {
    const problem = { pointer: '/role', code: 'minLength', message: 'no' };
    const mounted = await opened(
      {},
      {
        answer: (handler) => async (request) => {
          if (!request.url.endsWith('/acceptance')) return handler(request);
          const headers = { 'Content-Type': 'application/problem+json' };
          const body = { type: 'about:blank', title: '', status: 422, code: 'validation_failed', requestId: 'req_1' };
          return Response.json({ ...body, fields: [problem] }, { status: 422, headers });
        },
      },
    );
    sign(mounted);
    await until(() => mounted.page.focused?.id === 'accept-role');
    expect(mounted.page.requireField('Your role').value).to.equal('Gérante');
    expect(mounted.page.alerts.join()).to.include('Check the fields that are marked.');
  });

  const obstacles: [code: ProblemCode, text: string, wayOn: string][] = [
    ['quote_expired', 'This quote has expired, so nothing was accepted.', 'Request renewal quote'],
    ['quote_superseded', 'The subscription was changed after this quote was made', 'Request renewal quote'],
    ['quote_already_accepted', 'This quote has been accepted already.', 'Close'],
  ];
  for (const [code, text, wayOn] of obstacles) {
    it(`should say it plainly when the server answers ${code}, and offer a way on`, async () => {
      const mounted = await opened();
      const { page, book, element } = mounted;
      book.refusals = { accept: [409, code] };
      sign(mounted);
      await until(() => page.dialogText.includes(text));
      const emphasised = [...(page.dialog?.querySelectorAll('.emphasis') ?? [])];
      expect(emphasised.map(({ textContent }) => textContent.trim())).to.deep.equal([wayOn]);
      await until(() => Boolean(page.focused?.matches('.quote-outcome')));
      await expectAccessibleInBothSchemes(element);
    });
  }

  it('should lead from an expired quote to the form that asks for another one', async () => {
    const { page, book, tell } = await opened();
    book.bring(subscription, 'expired');
    tell('renewalQuotes');
    await until(() => page.dialogText.includes('This quote has expired'));
    page.requireAnswer('Request renewal quote').click();
    await until(() => page.dialogText.includes('Length of the new term'));
  });

  it('should say so when somebody else is faster, before anything is sent', async () => {
    const { page, book, tell, sent } = await opened();
    book.bring(subscription, 'accepted');
    tell('renewalQuotes');
    await until(() => page.dialogText.includes('This quote has been accepted already.'));
    expect(sent).to.deep.equal([]);
  });

  it('should ask for consent again when the document becomes another one, and keep the name', async () => {
    const mounted = await opened();
    const { page, book, tell, sent } = mounted;
    page.type(page.requireField('Your full name'), 'Noémie Castaing');
    page.requireField(box).click();
    const document = book.quotes[0]?.document;
    if (!document) throw new Error('no document');
    book.set('quo_31', { purchaseOrderReference: 'PO-9', document: { ...document, version: 2 } });
    tell('renewalQuotes');
    await until(() => page.dialogText.includes('The document has changed since you opened this.'));
    expect(page.dialogText).to.include('version 2').and.to.include('PO-9');
    expect(page.requireField('Your full name').value).to.equal('Noémie Castaing');
    expect(page.requireField(box).checked).to.equal(false);
    sign(mounted);
    await until(() => page.status === 'Accepted');
    expect(sent[0]?.request.consent.documentVersion).to.equal(2);
  });

  it('should not accept while the document is made again', async () => {
    const mounted = await opened();
    const { page, book, tell, requests } = mounted;
    book.set('quo_31', { document: null });
    tell('renewalQuotes');
    await until(() => page.requireAnswer(label).ariaDisabled === 'true');
    sign(mounted);
    expect(asked(requests, 'POST /v1/renewal-quotes/quo_31/acceptance')).to.deep.equal([]);
  });

  it('should close without accepting, and give the focus back', async () => {
    const { page, sent } = await opened();
    page.requireAnswer('Cancel').click();
    await until(() => page.dialog === undefined);
    expect(page.focused).to.equal(page.requireButton(label));
    expect(sent).to.deep.equal([]);
  });
});
