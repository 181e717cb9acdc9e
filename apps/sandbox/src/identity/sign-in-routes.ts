import type { FastifyInstance, FastifyRequest, FastifyReply } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import { chooseLanguage, type Language } from '../page.ts';
import { endedPage, signInPage } from './pages.ts';
import { findByLogin } from './people.ts';

interface SignInForm {
  email?: string;
  password?: string;
}

/** The sign-in form of the identity provider, at `/sign-in/{id of the interaction}`. */
export function registerSignIn(app: FastifyInstance, provider: Provider, portalUrl: string): void {
  app.get('/sign-in/:id', async (request, reply) => {
    const language = await languageOfInteraction(provider, request, reply);
    if (!language) return ended(request, reply, portalUrl);
    return reply.type('text/html').send(signInPage({ language, action: request.url }));
  });

  app.post<{ Body: SignInForm | undefined }>('/sign-in/:id', async (request, reply) => {
    const language = await languageOfInteraction(provider, request, reply);
    if (!language) return ended(request, reply, portalUrl);
    const { email = '', password = '' } = request.body ?? {};
    const person = findByLogin(email, password);
    if (!person) {
      return reply.type('text/html').send(signInPage({ language, action: request.url, email, wrong: true }));
    }
    const next = await provider.interactionResult(request.raw, reply.raw, { login: { accountId: person.id } });
    return reply.redirect(next, 303);
  });
}

/** The language of the form, or undefined when the interaction does not exist (any more) for this browser. */
async function languageOfInteraction(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Language | undefined> {
  try {
    const { params } = await provider.interactionDetails(request.raw, reply.raw);
    const wish = params['ui_locales'];
    return chooseLanguage(typeof wish === 'string' ? wish : undefined, request.headers['accept-language']);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

function ended(request: FastifyRequest, reply: FastifyReply, portalUrl: string): FastifyReply {
  return reply
    .code(410)
    .type('text/html')
    .send(endedPage(chooseLanguage(request.headers['accept-language']), portalUrl));
}
