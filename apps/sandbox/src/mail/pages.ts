import type { Attachment } from 'mailparser';
import { html, type Html } from '../html.ts';
import { page } from '../page.ts';
import type { Message } from './inbox.ts';

/** The list of messages, newest first. */
export function inboxPage(messages: readonly Message[]): string {
  const title = 'Mail inbox';
  const main = html`<h1>${title}</h1>
    <p class="quiet">Every mail that Portico sends on this computer arrives here. Nothing leaves the computer.</p>
    ${messages.length === 0 ? html`<p>No mail yet.</p>` : messageTable(messages)}`;
  return page({ language: 'en', title, wide: true, main });
}

function messageTable(messages: readonly Message[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">To</th>
        <th scope="col">Subject</th>
        <th scope="col">Received</th>
      </tr>
    </thead>
    <tbody>
      ${messages.map(
        (message) =>
          html`<tr>
            <td>${message.envelope.to.join(', ')}</td>
            <td><a href="/mail/${message.id}">${subjectOf(message)}</a></td>
            <td>${instant(message.receivedAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** One message: headers, text, HTML in a frame without any rights, attachments. */
export function messagePage(message: Message): string {
  const { content, envelope, receivedAt, id } = message;
  const main = html`<p><a href="/mail">Mail inbox</a></p>
    <h1>${subjectOf(message)}</h1>
    <dl>
      <dt>From</dt>
      <dd>${content.from?.text ?? envelope.from}</dd>
      <dt>To</dt>
      <dd>${envelope.to.join(', ')}</dd>
      <dt>Received</dt>
      <dd>${instant(receivedAt)}</dd>
    </dl>
    ${
      content.text !== undefined &&
      html`<h2>Text</h2>
        <pre>${content.text}</pre>`
    }
    ${
      content.html !== false &&
      html`<h2>HTML</h2>
        <iframe sandbox src="/mail/${id}/html" title="HTML of the message"></iframe>`
    }
    ${
      content.attachments.length > 0 &&
      html`<h2>Attachments</h2>
        <ul>
          ${content.attachments.map((attachment, index) => attachmentItem(id, attachment, index))}
        </ul>`
    }`;
  return page({ language: 'en', title: subjectOf(message), wide: true, main });
}

function attachmentItem(id: string, attachment: Attachment, index: number): Html {
  const { size, contentType } = attachment;
  return html`<li>
    <a href="/mail/${id}/attachments/${index}" download>${fileName(attachment)}</a>
    <span class="quiet">${contentType}, ${size} bytes</span>
  </li>`;
}

/** The name of an attachment, made up when it has none. */
export function fileName(attachment: Attachment): string {
  return attachment.filename ?? 'attachment';
}

function subjectOf(message: Message): string {
  return message.content.subject || 'No subject';
}

function instant(text: string): Html {
  return html`<time datetime="${text}">${text.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
