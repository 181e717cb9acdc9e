import type { FastifyInstance } from 'fastify';
import type { Inbox, Message } from './inbox.ts';
import { fileName, inboxPage, messagePage } from './pages.ts';

/** Mail may carry anything: its HTML gets no scripts, no requests, no forms and an origin of its own. */
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

interface MessageAddress {
  Params: { id: string; index: string };
}

/** The inbox: pages for people below `/mail`, `/mail/messages.json` for programs. */
export function registerInbox(app: FastifyInstance, inbox: Inbox): void {
  app.get('/mail', (_request, reply) => reply.type('text/html').send(inboxPage(inbox.list())));

  app.get('/mail/messages.json', () => ({ items: inbox.list().map(describe) }));

  app.get<MessageAddress>('/mail/:id', (request, reply) => {
    const message = inbox.find(request.params.id);
    return message ? reply.type('text/html').send(messagePage(message)) : reply.callNotFound();
  });

  app.get<MessageAddress>('/mail/:id/html', (request, reply) => {
    const markup = inbox.find(request.params.id)?.content.html;
    if (!markup) return reply.callNotFound();
    return reply.header('Content-Security-Policy', mailPolicy).type('text/html; charset=utf-8').send(markup);
  });

  app.get<MessageAddress>('/mail/:id/attachments/:index', (request, reply) => {
    const attachment = inbox.find(request.params.id)?.content.attachments[Number(request.params.index)];
    if (!attachment) return reply.callNotFound();
    const name = encodeURIComponent(fileName(attachment));
    return reply
      .header('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
      .type('application/octet-stream')
      .send(attachment.content);
  });
}

function describe({ id, receivedAt, envelope, content }: Message): object {
  return {
    id,
    receivedAt,
    envelope,
    from: content.from?.text,
    subject: content.subject,
    text: content.text,
    html: content.html || undefined,
    messageId: content.messageId,
    attachments: content.attachments.map((attachment, index) => ({
      fileName: fileName(attachment),
      contentType: attachment.contentType,
      size: attachment.size,
      href: `/mail/${id}/attachments/${index}`,
    })),
  };
}
