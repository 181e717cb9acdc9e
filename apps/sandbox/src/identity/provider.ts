import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { chooseLanguage, type Language } from '../page.ts';
import type { IdentityKeys } from './keys.ts';
import { refusedPage, signedOutPage, signOutPage } from './pages.ts';
import { findById, organisationNames } from './people.ts';

/** Path of the identity provider below the sandbox's origin; the issuer is the origin plus this. */
export const issuerPath = '/oidc';

const hour = 60 * 60;
const scopes = ['openid', 'email', 'profile', 'portico'];

/**
 * The OpenID provider: one client, `portico-portal`, with code flow and PKCE.
 *
 * Sessions and codes are in memory: after a restart an open sign-in form leads to a page that offers to start again, and
 * the portal's own sessions go on, because they do not depend on the provider's.
 *
 * @param url origin of the sandbox
 * @param portalUrl origin of the portal
 */
export function createProvider(options: { url: string; portalUrl: string; keys: IdentityKeys }): Provider {
  return new Provider(`${options.url}${issuerPath}`, {
    ...clientAndKeys(options.portalUrl, options.keys),
    ...claims,
    ...pages,
    pkce: { required: () => true },
    ttl: {
      Session: 12 * hour,
      Interaction: hour,
      Grant: 12 * hour,
      AccessToken: hour,
      IdToken: hour,
      AuthorizationCode: 60,
    },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    renderError: (context, out) => {
      context.type = 'html';
      context.body = refusedPage(languageOf(context), [out.error, out.error_description].filter(Boolean).join(': '));
    },
  });
}

function clientAndKeys(portalUrl: string, keys: IdentityKeys): Configuration {
  return {
    jwks: keys.jwks,
    cookies: { keys: keys.cookieKeys },
    scopes,
    responseTypes: ['code'],
    clients: [
      {
        client_id: 'portico-portal',
        client_name: 'Portico',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${portalUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${portalUrl}/signed-out`],
        scope: scopes.join(' '),
      },
    ],
  };
}

const claims: Configuration = {
  claims: {
    openid: ['sub'],
    email: ['email'],
    profile: ['name', 'locale'],
    portico: ['organisation', 'organisation_name', 'role'],
  },
  findAccount: (_context, id) => {
    const person = findById(id);
    if (!person) return undefined;
    const { email, name, locale, organisation, role } = person;
    const organisationName = organisationNames[organisation];
    const claims = { sub: id, email, name, locale, organisation, organisation_name: organisationName, role };
    return { accountId: id, claims: () => claims };
  },
};

const pages: Configuration = {
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = signOutPage(languageOf(context), form);
      },
      postLogoutSuccessSource: (context) => {
        context.body = signedOutPage(languageOf(context));
      },
    },
  },
};

/** The only client is the host's own portal: nobody is asked for consent. */
async function grantEverything(context: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(scopes.join(' '));
  await grant.save();
  return grant;
}

function languageOf(context: KoaContextWithOIDC): Language {
  const wish = context.query['ui_locales'];
  return chooseLanguage(typeof wish === 'string' ? wish : undefined, context.get('accept-language'));
}
