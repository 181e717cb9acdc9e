import { expect } from '@open-wc/testing';
import type { PaymentProof } from '@portico/client';
import { proofFixture, rejectedProof, subscriptionFixture } from '@portico/testing';
import { settled, until } from './mount.js';
import {
  expectAccessibleInBothSchemes,
  mountAccount,
  type MountOptions,
  type MountedAccount,
} from './mount-account.js';

const upload = 'Upload proof of payment';
const proofs = 'Proofs of payment';
const inactive = { subscriptions: [subscriptionFixture()] };

function file(name: string, start: BlobPart, size = 0): File {
  return new File([start, new Uint8Array(size)], name);
}

const goodFile = (): File => file('virement.pdf', '%PDF-1.7 a transfer');

async function mountInactive(more: MountOptions = {}): Promise<MountedAccount> {
  const mounted = await mountAccount({ ...inactive, ...more });
  await until(() => mounted.list.button(upload) !== undefined);
  return mounted;
}

/** Opens the dialog, and waits until the invoices are there. */
async function openDialog(more: MountOptions = {}): Promise<MountedAccount> {
  const mounted = await mountInactive(more);
  const button = mounted.list.requireButton(upload);
  button.focus();
  button.click();
  await until(() => mounted.list.text.includes('LU-2026-0107 due Nov 4, 2026'));
  return mounted;
}

/** Chooses a file with the button. */
function choose({ list }: MountedAccount, given: File, label = 'Choose a file'): void {
  const transfer = new DataTransfer();
  transfer.items.add(given);
  const input = list.requireField(label);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Drops a file where the button is. */
function drop({ list }: MountedAccount, given: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(given);
  const place = list.requireField('Choose a file').parentElement;
  for (const type of ['dragover', 'drop']) {
    place?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}

function shown({ list }: MountedAccount): string {
  return list.dialog?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

describe('<billing-invoices>', () => {
  describe('a licence that is off for payment default', () => {
    it('should be said above the list, with the way back', async () => {
      const mounted = await mountInactive();
      expect(mounted.list.text).to.include('Studio Team is inactive because invoices were not paid in time');
      expect(mounted.list.text).to.include('It works again as soon as the overdue invoices are paid');
      await expectAccessibleInBothSchemes(mounted.element);
    });

    it('should not be mentioned when there is none', async () => {
      const mounted = await mountAccount({ subscriptions: [subscriptionFixture({ status: 'active' })] });
      await settled(mounted.element);
      expect(mounted.list.button(upload)).to.equal(undefined);
      expect(mounted.list.text).not.to.include('Studio');
    });

    const states: [name: string, proof: PaymentProof, texts: string[]][] = [
      ['submitted', proofFixture(), ['We have received your document and will check it.', 'Submitted']],
      [
        'under review',
        proofFixture({ status: 'under_review' }),
        ['Somebody is checking your document now.', 'Under review'],
      ],
      ['accepted', proofFixture({ status: 'accepted' }), ['The payment has been booked.', 'Accepted']],
      [
        'rejected, with the reason and what the operator wrote',
        rejectedProof('wrong_amount', 'The transfer is €100.00 short.'),
        ['The amount on the document is not what is due.', 'The transfer is €100.00 short.', 'Rejected'],
      ],
    ];
    for (const [name, proof, texts] of states) {
      it(`should show a proof that is ${name}`, async () => {
        const mounted = await mountInactive({ proofs: [proof] });
        const [item] = mounted.list.items(proofs);
        for (const text of ['virement-octobre.pdf', 'For invoice LU-2026-0107', ...texts])
          expect(item).to.include(text);
        await expectAccessibleInBothSchemes(mounted.element);
      });
    }

    it('should be active again without a reload, once the proof is accepted', async () => {
      const mounted = await mountInactive({ proofs: [proofFixture()] });
      const { account, list, tell } = mounted;
      account.proofs = [proofFixture({ status: 'under_review' })];
      tell('paymentProofs');
      await until(() => list.items(proofs).some((item) => item.includes('Under review')));
      account.proofs = [proofFixture({ status: 'accepted' })];
      account.subscriptions = [subscriptionFixture({ status: 'active' })];
      tell('subscriptions');
      await until(() => list.text.includes('Studio Team is active again'));
      expect(list.announcement).to.equal('Studio Team is active again');
      expect(list.button(upload)).to.equal(undefined);
      await expectAccessibleInBothSchemes(mounted.element);
    });
  });

  describe('uploading a proof of payment', () => {
    it('should take place in a dialog that has the focus and gives it back', async () => {
      const mounted = await openDialog();
      const { list } = mounted;
      expect(list.dialog?.contains(list.focused)).to.equal(true);
      await expectAccessibleInBothSchemes(mounted.element);
      list.press('Escape');
      await until(() => list.dialog === undefined);
      expect(list.focused).to.equal(list.requireButton(upload));
    });

    it('should offer what is unpaid, and begin with what is overdue', async () => {
      const { list } = await openDialog();
      const boxes = [...(list.dialog?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
      expect(boxes).to.have.length(3);
      expect(list.requireField('LU-2026-0107 due Nov 4, 2026 €960.00').checked).to.equal(true);
      expect(boxes.filter(({ checked }) => checked)).to.have.length(1);
    });

    it('should send the file with what it pays, and show it below the notice', async () => {
      const mounted = await openDialog();
      const { list, account } = mounted;
      choose(mounted, goodFile());
      await until(() => shown(mounted).includes('virement.pdf'));
      list.choose(list.requireField('Paid on (optional)'), '2026-11-20');
      list.type(list.requireField('Reference of the transfer (optional)'), ' VIR 4711 ');
      list.requireButton('Send proof').click();
      await until(() => list.items(proofs).length === 1);
      expect(account.proofs[0]?.details).to.deep.equal({
        invoiceIds: ['inv_LU-2026-0107'],
        subscriptionId: 'sub_studio',
        paidOn: '2026-11-20',
        reference: 'VIR 4711',
      });
      expect(list.items(proofs)[0]).to.include('virement.pdf').and.include('Submitted');
      expect(list.dialog).to.equal(undefined);
      expect(list.announcement).to.equal('Your proof of payment has been submitted.');
      expect(list.focused).to.equal(list.requireButton(upload));
    });

    it('should take a file that is dropped', async () => {
      const mounted = await openDialog();
      drop(mounted, file('photo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])));
      await until(() => shown(mounted).includes('photo.jpg'));
    });

    const bad: [name: string, given: () => File, complaint: string][] = [
      ['is empty', () => file('leer.pdf', ''), 'The file is empty. Choose another one.'],
      [
        'is too large',
        () => file('scan.pdf', '%PDF-1.7', 10 * 1024 * 1024),
        'The file is larger than 10 MB. Choose a smaller one.',
      ],
      [
        'is of another kind, whatever its name says',
        () => file('virement.pdf', '<script>alert(1)</script>'),
        'This is not a PDF, PNG or JPEG. Choose such a file.',
      ],
    ];
    for (const [name, given, complaint] of bad) {
      it(`should refuse a file that ${name}, and keep the good one`, async () => {
        const mounted = await openDialog();
        choose(mounted, goodFile());
        await until(() => shown(mounted).includes('virement.pdf'));
        choose(mounted, given(), 'Choose another file');
        await until(() => mounted.list.alerts.includes(complaint));
        expect(mounted.list.requireField('Choose another file').getAttribute('aria-invalid')).to.equal('true');
        mounted.list.requireButton('Send proof').click();
        await until(() => mounted.account.proofs.length === 1);
        expect(mounted.account.proofs[0]?.file.filename).to.equal('virement.pdf');
      });
    }

    it('should say what is missing, and go there', async () => {
      const mounted = await openDialog();
      const { list } = mounted;
      expect(list.alerts).to.have.length(0);
      list.requireField('LU-2026-0107 due Nov 4, 2026 €960.00').click();
      list.requireButton('Send proof').click();
      await until(() => list.alerts.length === 2);
      expect(list.alerts).to.deep.equal([
        'Choose the document that shows the payment.',
        'Choose at least one invoice.',
      ]);
      await settled(mounted.element);
      expect(list.focused).to.equal(list.requireField('Choose a file'));
      expect(mounted.account.proofs).to.have.length(0);
      await expectAccessibleInBothSchemes(mounted.element);
    });

    it('should say how much has been sent', async () => {
      const mounted = await openDialog();
      const held = Promise.withResolvers<void>();
      mounted.account.hold = held.promise;
      choose(mounted, goodFile());
      await until(() => shown(mounted).includes('virement.pdf'));
      const send = mounted.list.requireButton('Send proof');
      send.click();
      await until(() => mounted.list.progress[0]?.[1] === 0.5);
      expect(mounted.list.progress).to.deep.equal([['Upload', 0.5]]);
      expect(send.getAttribute('aria-busy')).to.equal('true');
      send.click();
      await expectAccessibleInBothSchemes(mounted.element);
      held.resolve();
      await until(() => mounted.list.dialog === undefined);
      expect(mounted.account.proofs).to.have.length(1);
    });

    const refusals: [status: number, code: 'refused_document' | 'conflict' | 'payload_too_large', text: string][] = [
      [422, 'refused_document', 'The file is damaged or holds something that is not allowed.'],
      [409, 'conflict', 'One of the invoices is paid already or has a proof under review.'],
      [413, 'payload_too_large', 'The file is larger than 10 MB.'],
    ];
    for (const [status, code, text] of refusals) {
      it(`should say why the server refuses it, and lose nothing: ${code}`, async () => {
        const mounted = await openDialog({ refusals: { upload: [status, code] } });
        const { list } = mounted;
        choose(mounted, goodFile());
        list.type(list.requireField('Reference of the transfer (optional)'), 'VIR 4711');
        await until(() => shown(mounted).includes('virement.pdf'));
        list.requireButton('Send proof').click();
        await until(() => list.alerts.some((alert) => alert.includes(text)));
        expect(shown(mounted)).to.include('virement.pdf');
        mounted.account.refusals = {};
        list.requireButton('Send proof').click();
        await until(() => mounted.account.proofs.length === 1);
        expect(mounted.account.proofs[0]?.details.reference).to.equal('VIR 4711');
      });
    }

    it('should keep what was filled in when the dialog is closed', async () => {
      const mounted = await openDialog();
      const { list } = mounted;
      choose(mounted, goodFile());
      list.type(list.requireField('Reference of the transfer (optional)'), 'VIR 4711');
      await until(() => shown(mounted).includes('virement.pdf'));
      list.requireButton('Cancel').click();
      await until(() => list.button('Send proof') === undefined);
      list.requireButton(upload).click();
      await until(() => shown(mounted).includes('virement.pdf'));
      expect(list.requireField('Reference of the transfer (optional)').value).to.equal('VIR 4711');
    });

    it('should say when nothing is open', async () => {
      const mounted = await mountInactive();
      mounted.account.invoices = [];
      mounted.list.requireButton(upload).click();
      await until(() => shown(mounted).includes('No invoice is open. There is nothing to prove.'));
    });
  });
});
