import { expect } from '@open-wc/testing';
import { SubscriptionAccount, subscriptionOf, subscriptionsByState } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { catchDownloads } from '../downloads.js';
import { until } from '../invoices/mount.js';
import { mountSubscription, told, type MountedSubscription } from './mount.js';

const { notRenewing, shrinking, tooLate, cancelling, agreed } = subscriptionsByState;

/** Presses a button, and waits for the question. */
async function ask({ page }: MountedSubscription, name: string): Promise<void> {
  page.requireButton(name).focus();
  page.requireButton(name).click();
  await until(() => page.dialog !== undefined);
}

describe('<billing-subscription>: notice deadline', () => {
  const deadlines: [noticeDeadline: string, timeZone: string, now: string, said: string][] = [
    ['2026-12-12T22:59:59Z', 'Europe/Paris', '2026-11-22T12:00:00Z', 'until December 12'],
    ['2027-05-12T21:59:59Z', 'Europe/Paris', '2026-11-22T12:00:00Z', 'until May 12, 2027'],
    ['2026-12-12T10:59:59Z', 'Pacific/Auckland', '2026-11-22T12:00:00Z', 'until December 12'],
    ['2027-01-01T07:59:59Z', 'America/Los_Angeles', '2026-11-22T12:00:00Z', 'until December 31'],
    ['2027-01-02T07:59:59Z', 'America/Los_Angeles', '2027-01-01T02:00:00Z', 'until January 1, 2027'],
  ];
  for (const [noticeDeadline, timeZone, now, said] of deadlines) {
    it(`should be "${said}" for ${noticeDeadline} in ${timeZone}`, async () => {
      const { page } = await mountSubscription(
        { subscriptions: [subscriptionOf({ noticeDeadline, timeZone })] },
        { now },
      );
      expect(page.fact('Notice deadline')).to.equal(said);
    });
  }

  it('should be said plainly with what follows once it has passed, and nothing be offered', async () => {
    const { page, element } = await mountSubscription({ subscriptions: [tooLate] });
    expect(page.fact('Notice deadline')).to.equal('Has passed for this term');
    expect(page.text).to.include('it renews on Jun 1, 2027 for €330.60 with tax');
    expect(page.isOn('Automatic renewal')).to.equal(undefined);
    for (const name of ['Cancel subscription', 'Add to calendar']) expect(page.button(name), name).to.equal(undefined);
    await expectAccessible(element);
  });

  it('should not exist once the next term is agreed, which is said with its quote', async () => {
    const { page, element } = await mountSubscription({ subscriptions: [agreed] });
    expect(page.text)
      .to.include('Renewed until May 31, 2028')
      .and.to.include('Agreed by renewal quote Q-2026-0031: Team, 12 seats,')
      .and.to.include('The next term is agreed until May 31, 2028 and can no longer be cancelled.');
    expect(page.fact('Notice deadline')).to.equal('None, the next term is agreed');
    expect(page.isOn('Automatic renewal')).to.equal(undefined);
    for (const name of ['Cancel subscription', 'Add to calendar']) expect(page.button(name), name).to.equal(undefined);
    await expectAccessible(element);
    const french = await mountSubscription({ subscriptions: [agreed] }, { locale: 'fr' });
    await until(() => french.page.text.includes('Renouvelé jusqu’au 31 mai 2028'));
  });

  it('should pass while the page is open', async () => {
    const { page } = await mountSubscription({}, { now: '2027-05-12T22:00:00Z' });
    expect(page.fact('Notice deadline')).to.equal('Has passed for this term');
    expect(page.button('Cancel subscription')).to.equal(undefined);
  });
});

describe('<billing-subscription>: automatic renewal', () => {
  it('should say what switching it off means, and do it only then', async () => {
    const mounted = await mountSubscription();
    const { page, element, requests } = mounted;
    expect(page.isOn('Automatic renewal')).to.equal(true);
    await ask(mounted, 'Automatic renewal');
    expect(mounted.page.dialogText)
      .to.include('The subscription works until May 31, 2027 and then ends.')
      .and.to.include('It can be turned off until May 12, 2027.');
    expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
    await expectAccessible(element);
    page.requireButton('Turn off renewal').click();
    await until(() => page.isOn('Automatic renewal') === false);
    expect(page.dialog).to.equal(undefined);
    expect(page.announcement).to.equal('Automatic renewal is off. The subscription ends on May 31, 2027.');
    expect(page.focused?.getAttribute('role')).to.equal('switch');
    expect(page.fact('Next renewal')).to.equal('None, ends on May 31, 2027');
  });

  it('should say what switching it on costs', async () => {
    const mounted = await mountSubscription({ subscriptions: [notRenewing] });
    const { page } = mounted;
    expect(page.button('Add to calendar')).to.equal(undefined);
    await ask(mounted, 'Automatic renewal');
    expect(mounted.page.dialogText)
      .to.include('invoiced: €330.60 with tax by today’s price')
      .and.to.include('You can end it again until May 12, 2027.');
    page.requireButton('Turn on renewal').click();
    await until(() => page.isOn('Automatic renewal') === true);
  });

  it('should warn that switching it on after the deadline cannot be taken back', async () => {
    const late = { ...notRenewing, noticeDeadline: null };
    const mounted = await mountSubscription({ subscriptions: [late] });
    await ask(mounted, 'Automatic renewal');
    expect(mounted.page.dialogText).to.include('this cannot be taken back before the next term begins');
  });

  it('should change nothing when the user goes back, and give the focus back', async () => {
    const mounted = await mountSubscription();
    const { page, requests } = mounted;
    await ask(mounted, 'Automatic renewal');
    page.requireButton('Go back').click();
    await until(() => page.dialog === undefined);
    expect(page.isOn('Automatic renewal')).to.equal(true);
    expect(page.focused?.getAttribute('role')).to.equal('switch');
    expect(requests.some(({ method }) => method === 'PUT')).to.equal(false);
  });

  it('should close with Escape', async () => {
    const mounted = await mountSubscription();
    await ask(mounted, 'Automatic renewal');
    mounted.page.press('Escape');
    await until(() => mounted.page.dialog === undefined);
  });

  it('should send one request, however often it is pressed', async () => {
    const mounted = await mountSubscription();
    await ask(mounted, 'Automatic renewal');
    const confirm = mounted.page.requireButton('Turn off renewal');
    for (let press = 0; press < 3; press++) confirm.click();
    await until(() => mounted.page.isOn('Automatic renewal') === false);
    expect(mounted.requests.filter(({ method }) => method === 'PUT')).to.have.lengthOf(1);
  });

  it('should read again and ask anew when somebody else was faster', async () => {
    const account = new SubscriptionAccount();
    const mounted = await mountSubscription(account);
    const { page } = mounted;
    await ask(mounted, 'Automatic renewal');
    account.subscriptions = [subscriptionOf({ seats: { bought: 15, used: 12, minimum: 12, maximum: 50 } })];
    account.touch('sub_studio');
    page.requireButton('Turn off renewal').click();
    await until(() => page.alerts.length > 0);
    expect(page.alerts[0]).to.include('changed by somebody else meanwhile');
    expect(page.fact('Seats bought')).to.equal('15');
    expect(page.isOn('Automatic renewal')).to.equal(true);
    page.requireButton('Turn off renewal').click();
    await until(() => page.isOn('Automatic renewal') === false);
  });

  for (const [status, code, said] of [
    [409, 'notice_deadline_passed', 'The notice deadline for this term has passed meanwhile. Nothing was changed.'],
    [409, 'invalid_state', 'The subscription no longer allows this.'],
    [403, 'feature_disabled', 'This is not offered here.'],
    [500, 'internal_error', 'Something went wrong on our side.'],
  ] as const) {
    it(`should say what ${code} means`, async () => {
      const account = new SubscriptionAccount({ refusals: { autoRenewal: [status, code] } });
      const mounted = await mountSubscription(account);
      const { page, element, events } = mounted;
      await ask(mounted, 'Automatic renewal');
      page.requireButton('Turn off renewal').click();
      await until(() => page.alerts.length > 0);
      expect(page.alerts[0]).to.include(said).and.to.include('Reference: req_fixture_4711');
      expect(told(events, 'billing-error')).to.have.lengthOf(1);
      await expectAccessible(element);
    });
  }
});

describe('<billing-subscription>: calendar file', () => {
  it('should be downloaded', async () => {
    const saved = catchDownloads();
    try {
      const { page } = await mountSubscription();
      page.requireButton('Add to calendar').click();
      await until(() => saved.names.length > 0);
      expect(saved.names).to.deep.equal(['studio-notice.ics']);
      expect(page.announcement).to.equal('The calendar file has been downloaded.');
    } finally {
      saved.restore();
    }
  });

  it('should say that there is no deadline any more', async () => {
    const account = new SubscriptionAccount({ refusals: { noticeCalendar: [409, 'invalid_state'] } });
    const { page, element } = await mountSubscription(account);
    page.requireButton('Add to calendar').click();
    await until(() => page.announcement !== '');
    expect(page.announcement).to.include('no longer allows this');
    await expectAccessible(element);
  });
});

describe('<billing-subscription>: undoing what waits', () => {
  it('should say what a scheduled change is, and what undoing it leaves', async () => {
    const mounted = await mountSubscription({ subscriptions: [shrinking] });
    const { page, element } = mounted;
    expect(page.text).to.include('Changes on Jun 1, 2027 to Team, 8 seats');
    await ask(mounted, 'Undo change');
    expect(mounted.page.dialogText)
      .to.include('The change to Team, 8 seats, which waits for Jun 1, 2027, is taken back.')
      .and.to.include('It stays as it is now: Team, 10 seats.');
    await expectAccessible(element);
    page.requireAnswer('Undo change').click();
    await until(() => !page.text.includes('Changes on'));
    expect(page.announcement).to.equal('The scheduled change has been undone.');
    expect(page.focused?.localName).to.equal('h2');
  });

  it('should undo a cancellation, and say that it goes on', async () => {
    const mounted = await mountSubscription({ subscriptions: [cancelling] });
    const { page } = mounted;
    expect(page.text).to.include('Cancelled: it works until May 31, 2027').and.to.include('We use something else now');
    expect(page.isOn('Automatic renewal')).to.equal(undefined);
    await ask(mounted, 'Undo cancellation');
    expect(mounted.page.dialogText).to.include('the next one begins by itself');
    page.requireAnswer('Undo cancellation').click();
    await until(() => page.isOn('Automatic renewal') === true);
    expect(page.announcement).to.equal('The cancellation has been undone. The subscription goes on.');
  });
});
