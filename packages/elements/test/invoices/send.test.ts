import { expect, oneEvent } from '@open-wc/testing';
import type { InvoiceDeliveryRequest } from '@portico/client';
import { actionableInvoices, actionsHandler } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { mount, mountAnswering, settled, until, type Mounted } from './mount.js';

const field = 'Email addresses';

async function openDialog(mounted: Mounted, number = 'LU-2026-0107'): Promise<void> {
  const { list } = mounted;
  const button = list.requireButton(`More actions for ${number}`);
  button.focus();
  button.click();
  await until(() => list.menuItems.length > 0);
  list.menuItems[0]?.click();
  await until(() => list.dialog !== undefined && list.focused === list.requireField(field));
}

/** Opens the dialog and enters addresses one by one. */
async function enter(mounted: Mounted, ...addresses: string[]): Promise<void> {
  await openDialog(mounted);
  for (const address of addresses) {
    mounted.list.type(mounted.list.requireField(field), address);
    mounted.list.press('Enter');
  }
  await settled(mounted.element);
}

async function paste({ list, element }: Mounted, text: string): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const init = { clipboardData, bubbles: true, cancelable: true };
  list.requireField(field).dispatchEvent(new ClipboardEvent('paste', init));
  await settled(element);
}

function chips({ list }: Mounted): string[] {
  return list.items('Recipients');
}

function dialogText({ list }: Mounted): string {
  return (list.dialog?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

describe('<billing-invoices>', () => {
  describe('sending by mail', () => {
    it('should open a dialog that names the invoice, at its address field', async () => {
      const mounted = await mount('acting', 'billing-load');
      await openDialog(mounted);
      expect(dialogText(mounted)).to.include('Send invoice LU-2026-0107 by email');
      await expectAccessible(mounted.element);
    });

    for (const [name, text] of [
      ['a comma', 'ada@lumen.example,'],
      ['a semicolon', 'ada@lumen.example;'],
      ['a space', 'ada@lumen.example '],
    ] as const) {
      it(`should make a chip at ${name}`, async () => {
        const mounted = await mount('acting', 'billing-load');
        await openDialog(mounted);
        mounted.list.type(mounted.list.requireField(field), text);
        await settled(mounted.element);
        expect(chips(mounted)).to.deep.equal(['ada@lumen.example']);
        expect(mounted.list.requireField(field).value).to.equal('');
      });
    }

    it('should make chips of what is pasted, with names before the addresses', async () => {
      const mounted = await mount('acting', 'billing-load');
      await openDialog(mounted);
      await paste(mounted, 'Ada Byron <ada@lumen.example>; "Hopper, Grace" <grace@lumen.example>\nalan@lumen.example');
      expect(chips(mounted)).to.deep.equal(['ada@lumen.example', 'grace@lumen.example', 'alan@lumen.example']);
      expect(mounted.list.announcement).to.include('ada@lumen.example, grace@lumen.example, alan@lumen.example added');
    });

    it('should fold the same address in other capitals', async () => {
      const mounted = await mount('acting', 'billing-load');
      await enter(mounted, 'ada@lumen.example', 'ADA@lumen.example', 'ada@lumen.example');
      expect(chips(mounted)).to.deep.equal(['ada@lumen.example']);
    });

    it('should keep what is no address in the field, and name it', async () => {
      const mounted = await mount('acting', 'billing-load');
      await enter(mounted, 'ada@lumen.example', 'grace@lumen');
      const input = mounted.list.requireField(field);
      expect(input.value).to.equal('grace@lumen');
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(dialogText(mounted)).to.include('“grace@lumen” is not a mail address');
      await expectAccessible(mounted.element);
      mounted.list.requireButton('Send').click();
      await settled(mounted.element);
      expect(mounted.requests.some(({ method }) => method === 'POST')).to.equal(false);
    });

    it('should take at most twenty, and keep the rest in the field', async () => {
      const mounted = await mount('acting', 'billing-load');
      await openDialog(mounted);
      const addresses = Array.from({ length: 22 }, (_, index) => `p${String(index)}@lumen.example`);
      await paste(mounted, addresses.join(','));
      expect(chips(mounted)).to.have.length(20);
      expect(mounted.list.requireField(field).value).to.equal('p20@lumen.example p21@lumen.example');
      expect(dialogText(mounted)).to.include('at most 20 recipients');
    });

    it('should ask for an address', async () => {
      const mounted = await mount('acting', 'billing-load');
      await openDialog(mounted);
      mounted.list.requireButton('Send').click();
      await settled(mounted.element);
      expect(dialogText(mounted)).to.include('Enter at least one mail address');
    });

    it('should reach and remove chips by keyboard', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list, element } = mounted;
      await enter(mounted, 'a@lumen.example', 'b@lumen.example', 'c@lumen.example');
      const focusedName = (): string | null | undefined => list.focused?.getAttribute('aria-label');
      list.press('Backspace');
      expect(focusedName()).to.equal('Remove c@lumen.example');
      list.press('ArrowLeft');
      expect(focusedName()).to.equal('Remove b@lumen.example');
      list.press('Delete');
      await settled(element);
      expect(chips(mounted)).to.deep.equal(['a@lumen.example', 'c@lumen.example']);
      expect(focusedName()).to.equal('Remove c@lumen.example');
      list.press('Home');
      expect(focusedName()).to.equal('Remove a@lumen.example');
      list.press('End');
      expect(list.focused === list.requireField(field)).to.equal(true);
      list.press('ArrowLeft');
      list.press('Backspace');
      await settled(element);
      list.press('Backspace');
      await settled(element);
      expect(chips(mounted)).to.deep.equal([]);
      expect(list.focused === list.requireField(field)).to.equal(true);
    });

    it('should point out a likely slip and mend it with one click', async () => {
      const mounted = await mount('acting', 'billing-load');
      await enter(mounted, 'ada@gmial.com');
      await until(() => dialogText(mounted).includes('did you mean ada@gmail.com?'));
      await expectAccessible(mounted.element);
      mounted.list.requireButton('Use ada@gmail.com').click();
      await settled(mounted.element);
      expect(chips(mounted)).to.deep.equal(['ada@gmail.com']);
    });

    it('should let an address be that looks like a slip', async () => {
      const mounted = await mount('acting', 'billing-load');
      await enter(mounted, 'ada@gmial.com');
      await until(() => mounted.list.button('Keep ada@gmial.com') !== undefined);
      mounted.list.requireButton('Keep ada@gmial.com').click();
      await settled(mounted.element);
      expect(chips(mounted)).to.deep.equal(['ada@gmial.com']);
      expect(dialogText(mounted)).not.to.include('did you mean');
    });

    it('should send what was entered, and show the outcome of each address', async () => {
      const sent: InvoiceDeliveryRequest[] = [];
      const answer = actionsHandler(actionableInvoices);
      const mounted = await mountAnswering(
        async (request) => {
          if (request.method === 'POST') sent.push((await request.clone().json()) as InvoiceDeliveryRequest);
          return answer(request);
        },
        ['invoices:read', 'invoices:send'],
      );
      const { list, element } = mounted;
      await enter(mounted, 'ada@lumen.example', 'nobody@lumen.example');
      list.choose(list.requireField('Language of the mail'), 'fr');
      list.requireField('Attach the original e-invoice too').click();
      list.type(list.requireField('Message (optional)'), 'Bonjour');
      list.requireButton('Send').click();
      await until(() => dialogText(mounted).includes('The mail is being sent.'));
      expect(chips(mounted)).to.deep.equal(['ada@lumen.example Queued', 'nobody@lumen.example Queued']);
      await until(() => dialogText(mounted).includes('The mail has been sent to 1 of 2 recipients.'));
      expect(chips(mounted)[0]).to.equal('ada@lumen.example Sent');
      expect(chips(mounted)[1]).to.match(/Refused This mailbox does not exist or takes no mail\. 550 5\.1\.1/);
      expect(list.announcement).to.include('sent to 1 of 2');
      expect(list.dialog?.contains(list.focused)).to.equal(true);
      await expectAccessible(element);
      expect(sent).to.deep.equal([
        {
          invoiceIds: ['inv_LU-2026-0107'],
          recipients: ['ada@lumen.example', 'nobody@lumen.example'],
          locale: 'fr',
          message: 'Bonjour',
          attachments: ['pdf', 'original'],
        },
      ]);
    });

    it('should say when a mail is tried again', async () => {
      const mounted = await mount('acting', 'billing-load');
      await enter(mounted, 'slow@lumen.example');
      mounted.list.requireButton('Send').click();
      await until(() => dialogText(mounted).includes('Trying again'));
      expect(dialogText(mounted)).to.match(/The receiving server cannot be reached\. Next attempt: /);
    });

    it('should keep everything when sending is refused', async () => {
      const mounted = await mount('sendRefused', 'billing-load');
      await enter(mounted, 'ada@lumen.example');
      const failed = oneEvent(mounted.element, 'billing-error');
      mounted.list.requireButton('Send').click();
      await failed;
      await settled(mounted.element);
      expect(dialogText(mounted)).to.include('Too many mails were sent lately');
      expect(chips(mounted)).to.deep.equal(['ada@lumen.example']);
      await expectAccessible(mounted.element);
    });

    it('should ask before addresses are lost, and give the focus back', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list, element } = mounted;
      await enter(mounted, 'ada@lumen.example');
      list.press('Escape');
      await settled(element);
      expect(dialogText(mounted)).to.include('Nothing has been sent yet');
      await expectAccessible(element);
      list.requireButton('Keep writing').click();
      await settled(element);
      expect(chips(mounted)).to.deep.equal(['ada@lumen.example']);
      list.requireButton('Close').click();
      await settled(element);
      list.requireButton('Close without sending').click();
      await until(() => list.dialog === undefined);
      await settled(element);
      expect(list.focused === list.requireButton('More actions for LU-2026-0107')).to.equal(true);
    });

    it('should close at once where nothing would be lost', async () => {
      const mounted = await mount('acting', 'billing-load');
      await openDialog(mounted);
      mounted.list.press('Escape');
      await until(() => mounted.list.dialog === undefined);
    });

    it('should send marked invoices in one mail', async () => {
      const mounted = await mount('acting', 'billing-load');
      const { list, element } = mounted;
      list.requireField('Select invoice LU-2026-0107').click();
      list.requireField('Select invoice LU-2026-0118').click();
      await settled(element);
      list.requireButton('Send by email').click();
      await until(() => list.dialog !== undefined);
      expect(dialogText(mounted)).to.include('Send 2 invoices by email');
    });
  });
});
