import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOfPdf } from './document.ts';

/** A mail in the inbox of the sandbox. */
export interface ReceivedMail {
  id: string;
  envelope: { to: string[] };
  subject: string;
  text: string;
  attachments: { fileName: string; href: string }[];
}

/** What the inbox of the sandbox at an address holds for somebody. */
export async function mailsTo(sandbox: string, address: string): Promise<ReceivedMail[]> {
  const inbox = await fetch(`${sandbox}/mail/messages.json`);
  const { items } = (await inbox.json()) as { items: ReceivedMail[] };
  return items.filter(({ envelope }) => envelope.to.includes(address));
}

/** The text layer of an attached PDF, without white space. */
export async function textOfAttachment(sandbox: string, href: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-mail-'));
  try {
    const file = join(folder, 'attachment.pdf');
    const response = await fetch(new URL(href, sandbox));
    await writeFile(file, new Uint8Array(await response.arrayBuffer()));
    return await textOfPdf(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
