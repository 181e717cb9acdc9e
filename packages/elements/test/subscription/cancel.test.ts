import { expect } from '@open-wc/testing';
import type { CancellationRequest } from '@portico/client';
import {
  SubscriptionAccount,
  subscriptionOf,
  subscriptionsByState,
  type SubscriptionAccountFixture,
} from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, type MountedSubscription } from './mount.js';

/** Shows a subscription with the dialog that cancels it. */
async function opened(
  fixture: SubscriptionAccountFixture | SubscriptionAccount = {},
  locale = 'en',
): Promise<MountedSubscription> {
  const mounted = await mountSubscription(fixture, { locale });
  await until(() => mounted.page.button(labels[locale] ?? '') !== undefined);
  mounted.page.requireButton(labels[locale] ?? '').focus();
  mounted.page.requireButton(labels[locale] ?? '').click();
  await until(() => mounted.page.dialog !== undefined);
  return mounted;
}

const labels: Record<string, string> = { en: 'Cancel subscription', fr: 'Résilier l’abonnement' };

function comment({ page }: MountedSubscription): HTMLInputElement {
  return page.requireField('Comment (optional)');
}

describe('<billing-subscription>: cancelling', () => {
  it('should say until when it works, what is lost and what stays, before anything is sent', async () => {
    const mounted = await opened();
    const { page, requests } = mounted;
    expect(page.dialogText)
      .to.include('Until May 31, 2027 everything works as before.')
      .and.to.include('Your invoices stay here.')
      .and.to.include('You can undo the cancellation until May 31, 2027.');
    expect(page.items('After that you no longer have:')).to.deep.equal([
      'Shared projects',
      'Version history of 90 days',
    ]);
    expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
  });

  it('should give both ways out the same weight', async () => {
    const { page } = await opened();
    const keep = page.requireAnswer('Keep subscription');
    const cancel = page.requireAnswer('Cancel subscription');
    const looks = (button: HTMLElement): string[] => {
      const { color, backgroundColor, borderColor, fontWeight, fontSize, minHeight } = getComputedStyle(button);
      return [color, backgroundColor, borderColor, fontWeight, fontSize, minHeight];
    };
    expect(looks(cancel)).to.deep.equal(looks(keep));
    expect(cancel.getBoundingClientRect().top).to.equal(keep.getBoundingClientRect().top);
  });

  it('should be accessible in light and dark, and in French', async () => {
    const { element } = await opened();
    await expectAccessibleInBothSchemes(element);
    const french = await opened({}, 'fr');
    expect(french.page.dialogText).to.include('Pourquoi résiliez-vous ?').and.to.include('C’est trop cher');
    await expectAccessible(french.element);
  });

  it('should want a reason, and lead to the choice', async () => {
    const { page, requests, element } = await opened();
    page.requireAnswer('Cancel subscription').click();
    await until(() => page.alerts.length > 0);
    expect(page.alerts).to.deep.equal(['Choose a reason, whichever fits best.']);
    expect((page.focused as HTMLInputElement).type).to.equal('radio');
    expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
    await expectAccessible(element);
  });

  it('should send reason and comment as they are, and show how it stands', async () => {
    const sent: CancellationRequest[] = [];
    const account = new SubscriptionAccount();
    const mounted = await mountSubscription(account, {
      answer: (handle) => async (request) => {
        if (request.method === 'PUT') sent.push((await request.clone().json()) as CancellationRequest);
        return handle(request);
      },
    });
    const { page } = mounted;
    page.requireButton('Cancel subscription').focus();
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    page.requireField('Something is missing').click();
    const hostile = '<img src=x onerror="document.title=1">\n\u202Eright to left';
    page.type(comment(mounted), hostile);
    page.requireAnswer('Cancel subscription').click();
    await until(() => page.text.includes('Cancelled: it works until'));
    expect(sent).to.deep.equal([{ reason: 'missing_features', comment: hostile }]);
    expect(page.announcement).to.equal('The subscription is cancelled. It works until May 31, 2027.');
    expect(page.text).to.include('<img src=x onerror="document.title=1">');
    expect(mounted.element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(page.dialog).to.equal(undefined);
    expect(page.button('Cancel subscription')).to.equal(undefined);
    expect(page.focused?.localName).to.equal('h2');
  });

  it('should leave out a comment of spaces', async () => {
    const sent: CancellationRequest[] = [];
    const mounted = await mountSubscription(
      {},
      {
        answer: (handle) => async (request) => {
          if (request.method === 'PUT') sent.push((await request.clone().json()) as CancellationRequest);
          return handle(request);
        },
      },
    );
    const { page } = mounted;
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    page.requireField('Another reason').click();
    page.type(comment(mounted), '  \n ');
    const confirm = page.requireAnswer('Cancel subscription');
    for (let press = 0; press < 3; press++) confirm.click();
    await until(() => page.text.includes('Cancelled: it works until'));
    expect(sent).to.deep.equal([{ reason: 'other' }]);
  });

  it('should count the comment, and take no more than the server does', async () => {
    const mounted = await opened();
    const { page } = mounted;
    page.type(comment(mounted), 'x'.repeat(1234));
    await until(() => page.dialogText.includes('1,234 of 2,000 characters'));
    expect(comment(mounted).maxLength).to.equal(2000);
  });

  it('should keep what was entered when it is closed', async () => {
    const mounted = await opened();
    const { page } = mounted;
    page.requireField('It costs too much').click();
    page.type(comment(mounted), 'Half a thought');
    page.requireAnswer('Keep subscription').click();
    await until(() => mounted.element.shadowRoot?.querySelector('dialog') === null);
    expect(page.focused?.textContent).to.include('Cancel subscription');
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    expect(comment(mounted).value).to.equal('Half a thought');
    expect(page.requireField('It costs too much').checked).to.equal(true);
  });

  it('should not take what was entered for one subscription to another', async () => {
    const other = subscriptionOf({ id: 'sub_two', product: { id: 'p2', name: 'Archive' } });
    const mounted = await mountSubscription(
      { subscriptions: [subscriptionsByState.active, other] },
      { subscriptionId: 'sub_studio' },
    );
    const { page, element } = mounted;
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    page.type(comment(mounted), 'About Studio');
    element.subscriptionId = 'sub_two';
    await until(() => page.headings[0] === 'Archive Team');
    expect(page.dialog).to.equal(undefined);
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    expect(comment(mounted).value).to.equal('');
  });

  it('should keep what was typed when somebody else was faster, and then do it', async () => {
    const account = new SubscriptionAccount();
    const mounted = await opened(account);
    const { page } = mounted;
    page.requireField('We do not use it').click();
    page.type(comment(mounted), 'Nobody came');
    account.touch('sub_studio');
    page.requireAnswer('Cancel subscription').click();
    await until(() => page.alerts.length > 0);
    expect(page.alerts[0]).to.include('changed by somebody else meanwhile');
    expect(comment(mounted).value).to.equal('Nobody came');
    page.requireAnswer('Cancel subscription').click();
    await until(() => page.text.includes('Cancelled: it works until'));
    expect(page.text).to.include('Nobody came');
  });

  for (const [locale, reason, label, send, said] of [
    [
      'en',
      'We are closing down',
      'Comment (optional)',
      'Cancel subscription',
      'The comment holds characters that cannot be kept.',
    ],
    [
      'fr',
      'Nous cessons notre activité',
      'Commentaire (facultatif)',
      'Résilier l’abonnement',
      'Le commentaire contient des caractères',
    ],
  ] as const) {
    it(`should name the comment where it cannot be kept, and keep what was typed, in ${locale}`, async () => {
      const mounted = await opened({}, locale);
      const { page, element } = mounted;
      const field = page.requireField(label);
      page.requireField(reason).click();
      page.type(field, 'Adieu \ud83d');
      page.requireAnswer(send).click();
      await until(() => page.alerts.join('').includes(said));
      expect(field.value).to.equal('Adieu \ud83d');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(page.focused === field).to.equal(true);
      await expectAccessible(element);
      page.type(field, 'Adieu');
      await until(() => field.getAttribute('aria-invalid') === 'false');
      page.requireAnswer(send).click();
      await until(() => page.dialog === undefined);
    });
  }

  for (const [status, code, said] of [
    [409, 'notice_deadline_passed', 'The notice deadline for this term has passed meanwhile. Nothing was changed.'],
    [409, 'invalid_state', 'The subscription no longer allows this.'],
    [404, 'not_found', 'This subscription is no longer there.'],
    [422, 'validation_failed', 'What was entered is not accepted. Nothing was changed.'],
    [503, 'unavailable', 'Something went wrong on our side.'],
  ] as const) {
    it(`should say what ${code} means, and keep what was typed`, async () => {
      const account = new SubscriptionAccount({ refusals: { cancel: [status, code] } });
      const mounted = await opened(account);
      const { page } = mounted;
      page.requireField('We are closing down').click();
      page.type(comment(mounted), 'Goodbye');
      page.requireAnswer('Cancel subscription').click();
      await until(() => page.alerts.length > 0);
      expect(page.alerts[0]).to.include(said);
      expect(comment(mounted).value).to.equal('Goodbye');
    });
  }
});
