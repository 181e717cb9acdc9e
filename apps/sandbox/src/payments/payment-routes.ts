import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage } from '../page.ts';
import type { Cashier } from './cashier.ts';
import { pagePath, type Checkout } from './checkout.ts';
import { endedPage, secondStepPage, unknownPage } from './other-pages.ts';
import { checkForm, readForm } from './payment-form.ts';
import { paymentPage, type PaymentPageOptions } from './payment-page.ts';
import { secondStepCode, takePayment } from './take-payment.ts';

interface PaymentAddress {
  Params: { id: string };
  Querystring: { refused?: string };
  Body: { code?: unknown; answer?: unknown } | undefined;
}

/** The page at which people pay, below `/payments/pay/{id}`. In the end the browser is sent back where it came from. */
export function registerPaymentPage(app: FastifyInstance, cashier: Cashier): void {
  /** Calls back with a checkout that can be paid; any other address is answered here. */
  const withOpen =
    (answer: (checkout: Checkout, request: FastifyRequest<PaymentAddress>, reply: FastifyReply) => FastifyReply) =>
    (request: FastifyRequest<PaymentAddress>, reply: FastifyReply): FastifyReply => {
      const checkout = cashier.find(request.params.id);
      if (!checkout) return send(reply.code(404), unknownPage(languageOf(request)));
      allowReturn(reply, checkout);
      if (checkout.status !== 'open') return send(reply, endedPage(languageOf(request, checkout), checkout));
      return answer(checkout, request, reply);
    };

  const show = (request: FastifyRequest, reply: FastifyReply, options: Omit<PaymentPageOptions, 'language'>) =>
    send(reply, paymentPage({ language: languageOf(request, options.checkout), ...options }));

  app.get<PaymentAddress>(
    '/payments/pay/:id',
    withOpen((checkout, request, reply) => {
      const refused = request.query.refused === undefined ? undefined : 'authentication_failed';
      return show(request, reply, { checkout, form: readForm(undefined), refused });
    }),
  );

  app.post<PaymentAddress>(
    '/payments/pay/:id',
    withOpen((checkout, request, reply) => {
      const form = readForm(request.body);
      const errors = checkForm(form, new Date());
      if (Object.keys(errors).length > 0) return show(request, reply, { checkout, form, errors });
      const attempt = takePayment(cashier, checkout, form);
      if (attempt.kind === 'refused') return show(request, reply, { checkout, form, refused: attempt.reason });
      return reply.redirect(attempt.kind === 'done' ? checkout.returnUrl : `${pagePath(checkout)}/confirm`, 303);
    }),
  );

  app.get<PaymentAddress>(
    '/payments/pay/:id/confirm',
    withOpen((checkout, request, reply) => {
      if (!checkout.challenge) return reply.redirect(pagePath(checkout), 303);
      return send(reply, secondStepPage(languageOf(request, checkout), checkout));
    }),
  );

  app.post<PaymentAddress>(
    '/payments/pay/:id/confirm',
    withOpen((checkout, request, reply) => {
      const { code, answer } = request.body ?? {};
      if (!checkout.challenge) return reply.redirect(pagePath(checkout), 303);
      if (answer === 'refuse') {
        cashier.challenge(checkout, null);
        return reply.redirect(`${pagePath(checkout)}?refused`, 303);
      }
      if (typeof code !== 'string' || code.trim() !== secondStepCode) {
        return send(reply, secondStepPage(languageOf(request, checkout), checkout, true));
      }
      cashier.pay(checkout, checkout.challenge, checkout.details);
      return reply.redirect(checkout.returnUrl, 303);
    }),
  );

  app.post<PaymentAddress>(
    '/payments/pay/:id/cancel',
    withOpen((checkout, _request, reply) => {
      cashier.close(checkout, 'cancelled');
      return reply.redirect(checkout.returnUrl, 303);
    }),
  );
}

/** Browsers apply form-action to the redirects after a form too, and those lead back to the seller's page. */
function allowReturn(reply: FastifyReply, { returnUrl }: Checkout): void {
  const policy = String(reply.getHeader('Content-Security-Policy') ?? '');
  const formAction = `form-action 'self' ${new URL(returnUrl).origin}`;
  reply.header('Content-Security-Policy', policy.replace(/form-action [^;]*/, formAction));
}

function languageOf(request: FastifyRequest, checkout?: Checkout): ReturnType<typeof chooseLanguage> {
  return chooseLanguage(checkout?.locale, request.headers['accept-language']);
}

function send(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html').send(markup);
}
