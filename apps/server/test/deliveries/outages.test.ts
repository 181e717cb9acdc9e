import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { DeliverySettings } from '../../src/deliveries/settings.ts';
import type { Schemas } from '../../src/http/operations.ts';
import {
  openMailServer,
  type MailScript,
  type ScriptedMailServer,
  type TakenMail,
} from '../mail/scripted-mail-server.ts';
import { databaseSettings, start, stop, type RunningProcess } from '../process/server-process.ts';
import type { Assignment } from './delivery-process.ts';
import { when } from './delivery-services.ts';

const script = resolve(import.meta.dirname, 'delivery-process.ts');
const perDelivery = 20;
const deliveryCount = 25;
const concurrency = 10;

const settings: Partial<DeliverySettings> = {
  limits: { customerPerHour: 1000, recipientPerHour: 1000, recipientPerDay: 1000 },
  pauses: [300, 600, 1200, 1200],
  patience: 500,
  replyTime: 3000,
  concurrency,
};

/** What the mail server does to an address: the same twenty kinds in every delivery. */
const kinds = [
  'later',
  'later-at-end',
  'nobody',
  'spam',
  'mute',
  'mute-at-end',
  'hangs-up',
  'hangs-up-at-end',
  'takes-and-hangs',
  'full',
  ...Array.from({ length: perDelivery - 10 }, (_, index) => `plain${index}`),
];

const recipients = Array.from({ length: deliveryCount }, (_, delivery) =>
  kinds.map((kind) => `${kind}.${delivery}@b.example`),
);

/** Does something when so many messages were taken, before the mail server replies to the last of them. */
class Moments {
  #count = 0;
  #reached = () => undefined as void;

  at<Result>(count: number, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve) => {
      this.#count = count;
      this.#reached = () => resolve(work());
    });
  }

  tell(count: number): void {
    if (count === this.#count) this.#reached();
  }
}

/** Hangs up on so many connections. */
async function refuseConnections(port: number, count: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  for (let refused = 0; refused < count; refused++) {
    const [socket] = (await once(server, 'connection')) as [Socket];
    socket.destroy();
  }
  server.close();
  await once(server, 'close');
}

type Recipient = Schemas['DeliveryRecipient'];

function misbehave(): MailScript {
  const seen = new Set<string>();
  const isFirst = (to: string) => !seen.has(to) && seen.add(to) !== undefined;
  return {
    recipient: (to) => {
      if (to.startsWith('nobody')) return '550 5.1.1 No such mailbox';
      if (to.startsWith('full')) return '452 4.2.2 Mailbox full';
      if (to.startsWith('later.') && isFirst(to)) return '450 4.2.0 Greylisted';
      if (to.startsWith('mute.') && isFirst(to)) return 'hang';
      if (to.startsWith('hangs-up.') && isFirst(to)) return 'hang up';
      return 'take';
    },
    message: (to) => {
      if (to.startsWith('spam')) return '554 5.7.1 Spam';
      if (to.startsWith('later-at-end') && isFirst(to)) return '451 4.3.0 Try later';
      if (to.startsWith('mute-at-end')) return 'hang';
      if (to.startsWith('hangs-up-at-end')) return 'hang up';
      if (to.startsWith('takes-and-hangs')) return 'take, then hang';
      return 'take';
    },
  };
}

/** Starts senders one after the other on one database. */
async function openSenders(test: TestContext, mail: ScriptedMailServer) {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-outages-'));
  const { settings: place, drop } = await databaseSettings();
  const assignment: Assignment = {
    dataDir,
    databaseUrl: place['DATABASE_URL'],
    mailServer: mail.url,
    settings,
    recipients,
  };
  let current: RunningProcess;
  const startNext = async () => {
    current = start(script, [JSON.stringify(assignment)], {});
    await current.ready();
  };
  test.after(async () => {
    await stop(current, 'SIGKILL');
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  await startNext();
  return {
    startNext,
    kill: () => stop(current, 'SIGKILL'),
    deliveries: async () => {
      current.child.send('tell');
      return ((await once(current.child, 'message')) as [Schemas['Delivery'][]])[0];
    },
  };
}

describe('500 mails, a mail server that fails in every way and goes away, and two killed senders', () => {
  it('end as exactly one mail or as a visible failure for each recipient', async (test) => {
    const behaviour = misbehave();
    const taken: TakenMail[] = [];
    const moments = new Moments();
    const openMail = (port: number) =>
      openMailServer({ ...behaviour, onTaken: (mail) => moments.tell(taken.push(mail)) }, port);
    const mail = await openMail(0);
    const senders = await openSenders(test, mail);

    // The worst moment: the message is taken, and the reply has not left.
    await moments.at(60, () => senders.kill());
    await senders.startNext();
    await moments.at(120, () => mail.close());
    await refuseConnections(mail.port, 2 * concurrency);
    const sameMail = await openMail(mail.port);
    test.after(() => sameMail.close());
    await moments.at(200, () => senders.kill());
    await senders.startNext();

    const done = await when(senders.deliveries, (all) => all.every(({ status }) => status === 'completed'));
    const outcomes = done.flatMap((delivery) => delivery.recipients);
    assert.equal(outcomes.length, perDelivery * deliveryCount);
    const copiesOf = ({ email }: Recipient) => taken.filter(({ to }) => to === email).length;

    const wrong = outcomes.filter((recipient) => {
      const { status, reason } = recipient;
      if (status === 'sent') return copiesOf(recipient) !== 1;
      const isVisible = (status === 'refused' || status === 'failed') && reason !== null;
      return !isVisible || copiesOf(recipient) > (reason === 'outcome_unknown' ? 1 : 0);
    });
    assert.deepEqual(wrong, []);

    const ofKind = (kind: string) => outcomes.filter(({ email }) => email.startsWith(`${kind}.`));
    const reasons = (kind: string) => new Set(ofKind(kind).map(({ status, reason }) => `${status} ${reason}`));
    assert.deepEqual(reasons('nobody'), new Set(['refused mailbox_unavailable']));
    assert.deepEqual(reasons('spam'), new Set(['refused message_refused']));
    assert.deepEqual(reasons('full'), new Set(['failed mailbox_unavailable']));
    assert.deepEqual(reasons('mute-at-end'), new Set(['failed outcome_unknown']));
    assert.deepEqual(reasons('takes-and-hangs'), new Set(['failed outcome_unknown']));
    const inDoubt = ['mute-at-end', 'hangs-up-at-end', 'takes-and-hangs'];
    const lost = outcomes.filter(
      ({ email, status }) => status === 'failed' && ![...inDoubt, 'full'].some((kind) => email.startsWith(`${kind}.`)),
    );
    test.diagnostic(`${lost.length} of 500 messages in doubt by the kills and the outage`);
    // In doubt are at most those that were between their end and their reply at a kill or when the mail server went.
    assert.ok(lost.length <= 3 * concurrency, JSON.stringify(lost));
    assert.ok(
      lost.every(({ reason }) => reason === 'outcome_unknown'),
      JSON.stringify(lost),
    );
  });
});
