import { expect } from '@open-wc/testing';
import { SubscriptionAccount, readingRights, subscriptionOf, subscriptionsByState } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, told } from './mount.js';

const { active, inactive, pastDue, shrinking, tooLate } = subscriptionsByState;

describe('<billing-subscription>: one subscription', () => {
  it('should say in one line what it is, until when, what it costs next and how it is paid', async () => {
    const { page } = await mountSubscription();
    expect(page.facts.slice(0, 4)).to.deep.equal([
      ['Plan and seats', 'Team, 10 seats'],
      ['Until', 'May 31, 2027'],
      ['Next renewal', '€330.60'],
      ['Paid with', 'Visa ending in 4242'],
    ]);
    expect(page.text).to.include('8 of 10 in use').and.to.include('expected on Jun 1, 2027, with tax');
  });

  it('should state every fact', async () => {
    const { page } = await mountSubscription();
    const facts = new Map(page.facts);
    expect(facts.get('Product')).to.equal('Studio');
    expect(facts.get('Plan')).to.equal('Team');
    expect(facts.get('Included')).to.include('Shared projects').and.to.include('Version history of 90 days');
    expect(facts.get('Add-ons')).to.equal('Storage, 100 GB × 3 €25.50 per month, without tax');
    expect(facts.get('Seats bought')).to.equal('10');
    expect(facts.get('Seats in use')).to.equal('8 of 10');
    expect(facts.get('Term')).to.equal('Jun 1, 2026 to May 31, 2027');
    expect(facts.get('Length')).to.equal('12 months');
    expect(facts.get('Next renewal')).to.equal('Jun 1, 2027, €330.60 with tax');
    expect(facts.get('Notice deadline')).to.equal('until May 12, 2027');
    expect(facts.get('Automatic renewal')).to.equal('On');
    expect(facts.get('Time zone')).to.equal('Europe/Paris');
    for (const amount of ['€275.50', '€55.10', '€330.60']) expect(page.text).to.include(amount);
  });

  it('should say how it is paid where there is no payment method', async () => {
    const { page } = await mountSubscription({ subscriptions: [subscriptionOf({ paymentMethod: null, addOns: [] })] });
    expect(page.fact('Paid with')).to.equal('By hand');
    expect(page.fact('Add-ons')).to.equal('None');
  });

  it('should leave out every action of a session that may only look', async () => {
    const { page, element } = await mountSubscription({ subscriptions: [shrinking] }, { capabilities: readingRights });
    expect(page.isOn('Automatic renewal')).to.equal(undefined);
    for (const name of ['Change seats or plan', 'Cancel subscription', 'Undo change']) {
      expect(page.button(name), name).to.equal(undefined);
    }
    expect(page.button('Add to calendar')).to.not.equal(undefined);
    expect(page.fact('Automatic renewal')).to.equal('On');
    await expectAccessible(element);
  });

  it('should show markup in names as text', async () => {
    const hostile = subscriptionOf({
      product: { id: 'p', name: '<img src=x onerror="document.title=1">' },
      plan: { id: 'plan', name: '<b>Team</b>', features: ['<script>alert(1)</script>'] },
    });
    const { page, element } = await mountSubscription({ subscriptions: [hostile] });
    expect(page.headings[0]).to.equal('<img src=x onerror="document.title=1"> <b>Team</b>');
    expect(element.shadowRoot?.querySelector('img, script, b')).to.equal(null);
  });

  for (const [state, subscription] of Object.entries(subscriptionsByState)) {
    it(`should be accessible in light and dark when it is ${state}`, async () => {
      const { element } = await mountSubscription({ subscriptions: [subscription] });
      await expectAccessibleInBothSchemes(element);
    });
  }

  it('should speak French', async () => {
    const { page, element } = await mountSubscription({ subscriptions: [pastDue] }, { locale: 'fr' });
    await until(() => page.button("Gérer l'abonnement") !== undefined);
    expect(page.fact('Jusqu’au')).to.equal('31 mai 2027');
    expect(page.fact('Délai de préavis')).to.equal('jusqu’au 12 mai 2027');
    expect(page.text).to.include('1 facture est en retard').and.to.include('par mois');
    await expectAccessible(element);
  });
});

describe('<billing-subscription>: what is overdue', () => {
  it('should name the overdue invoice, say what brings it back and let the host show it', async () => {
    const { page, events } = await mountSubscription({ subscriptions: [inactive] });
    expect(page.text)
      .to.include('Studio Team is inactive because invoices were not paid in time')
      .and.to.include('It works again as soon as everything that is overdue is paid.');
    await until(() => page.items('Overdue invoices').length === 1);
    expect(page.items('Overdue invoices')[0]).to.include('LU-2026-0107').and.to.include('€960.00, due');
    page.requireButton('Show and pay LU-2026-0107').click();
    const [opened] = told(events, 'billing-invoices-open');
    expect((opened as Event & { view: unknown }).view).to.deep.equal({ open: 'inv_LU-2026-0107' });
  });

  it('should lead to all of them where there are several', async () => {
    const several = { ...pastDue, overdueInvoiceIds: ['inv_LU-2026-0107', 'inv_LU-2026-0098'] };
    const { page, events } = await mountSubscription({ subscriptions: [several] });
    expect(page.text).to.include('2 invoices are overdue').and.to.include('The subscription still works.');
    page.requireButton('Show overdue invoices').click();
    const [opened] = told(events, 'billing-invoices-open');
    expect((opened as Event & { view: unknown }).view).to.deep.equal({
      status: ['overdue'],
      subscriptionId: 'sub_past_due',
    });
  });

  it('should not ask for invoices that the session may not see', async () => {
    const { page, requests } = await mountSubscription(
      { subscriptions: [inactive] },
      { capabilities: ['subscription:read'] },
    );
    expect(page.text).to.include('is inactive');
    expect(page.button('Show overdue invoices')).to.equal(undefined);
    expect(requests.filter(({ url }) => url.includes('/invoices'))).to.deep.equal([]);
  });

  it('should say it without names when the invoices cannot be read', async () => {
    const gone = { ...pastDue, overdueInvoiceIds: ['inv_gone'] };
    const { page } = await mountSubscription({ subscriptions: [gone] });
    expect(page.text).to.include('1 invoice is overdue');
    await until(() => page.button('Show overdue invoices') !== undefined);
  });
});

describe('<billing-subscription>: live changes', () => {
  it('should show what has changed', async () => {
    const { account, page, tell } = await mountSubscription();
    account.subscriptions = [subscriptionOf({ seats: { bought: 15, used: 12, minimum: 12, maximum: 50 } })];
    tell('subscriptions');
    await until(() => page.fact('Seats bought') === '15');
  });

  it('should keep the focus, and what is open', async () => {
    const { account, page, tell } = await mountSubscription();
    page.requireButton('Cancel subscription').focus();
    page.requireButton('Cancel subscription').click();
    await until(() => page.dialog !== undefined);
    const comment = page.requireField<HTMLTextAreaElement>('Comment (optional)');
    comment.focus();
    page.type(comment as unknown as HTMLInputElement, 'Half a sen');
    account.subscriptions = [subscriptionOf({ seats: { bought: 15, used: 12, minimum: 12, maximum: 50 } })];
    tell('subscriptions');
    await until(() => page.fact('Seats bought') === '15');
    expect(page.dialog).to.not.equal(undefined);
    expect(page.requireField<HTMLTextAreaElement>('Comment (optional)').value).to.equal('Half a sen');
    expect(page.focused).to.equal(comment);
  });

  it('should give the focus to the name when what had it is gone', async () => {
    const { account, page, tell } = await mountSubscription();
    page.requireButton('Cancel subscription').focus();
    account.subscriptions = [tooLate].map((one) => ({ ...one, id: 'sub_studio' }));
    tell('subscriptions');
    await until(() => page.button('Cancel subscription') === undefined);
    expect(page.focused?.localName).to.equal('h2');
  });

  it('should go from one subscription to the overview when another one is added', async () => {
    const { account, page, tell } = await mountSubscription();
    account.subscriptions = [active, subscriptionOf({ id: 'sub_two', product: { id: 'p2', name: 'Archive' } })];
    tell('subscriptions');
    await until(() => page.headings.includes('Archive'));
    expect(page.button('Manage subscription: Archive Team')).to.not.equal(undefined);
  });

  it('should say what failed and keep what it shows when reading again fails', async () => {
    const account = new SubscriptionAccount();
    const { page, tell } = await mountSubscription(account);
    account.refusals = { get: [503, 'unavailable'] };
    tell('subscriptions');
    await until(() => page.text.includes('could not be loaded'));
    expect(page.fact('Seats bought')).to.equal('10');
  });
});
