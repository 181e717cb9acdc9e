import * as openid from 'openid-client';
import { userFromClaims, type User } from '../user.ts';

/** The provider does not answer, or not as an OpenID provider does. */
export class ProviderDownError extends Error {
  override readonly name = 'ProviderDownError';
}

/** What must be known again when the browser comes back. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** A completed sign-in; the user is undefined when the claims give no access to any billing. */
export interface SignInResult {
  user: User | undefined;
  idToken: string | undefined;
}

interface ProviderOptions {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  portalUrl: string;
}

const scope = 'openid email profile portico';

/** How long the provider may take to answer, in seconds. */
const timeout = 10;

/**
 * The OpenID provider that signs people in: authorisation code flow with PKCE, state and nonce. It is discovered at each
 * sign-in, so one that is down is noticed before the browser is sent there.
 */
export class IdentityProvider {
  readonly #options: ProviderOptions;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  /**
   * Where to send the browser.
   *
   * @throws ProviderDownError
   */
  async begin(language: string): Promise<{ url: string; secrets: SignInSecrets }> {
    const configuration = await this.#discover();
    const codeVerifier = openid.randomPKCECodeVerifier();
    const secrets = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier };
    const url = openid.buildAuthorizationUrl(configuration, {
      scope,
      redirect_uri: `${this.#options.portalUrl}/sign-in/callback`,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state: secrets.state,
      nonce: secrets.nonce,
      ui_locales: language,
    });
    return { url: url.href, secrets };
  }

  /**
   * Exchanges the code that the browser brought back.
   *
   * @param callback the whole address the browser came to
   * @throws ProviderDownError when the provider does not answer
   * @throws Error of openid-client when the answer does not fit the sign-in
   */
  async complete(callback: URL, secrets: SignInSecrets): Promise<SignInResult> {
    const configuration = await this.#discover();
    const tokens = await openid.authorizationCodeGrant(configuration, callback, {
      pkceCodeVerifier: secrets.codeVerifier,
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('The identity provider sent no claims.');
    const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more = hasUserInfo ? await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return { user: userFromClaims({ ...claims, ...more }), idToken: tokens.id_token };
  }

  /**
   * Where to send the browser so that the provider signs it out too; undefined when the provider has no such page or
   * does not answer.
   */
  async endSessionUrl(idToken: string | undefined, language: string): Promise<string | undefined> {
    try {
      const configuration = await this.#discover();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const url = openid.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${this.#options.portalUrl}/signed-out`,
        ui_locales: language,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      });
      return url.href;
    } catch {
      return undefined;
    }
  }

  async #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const url = new URL(issuer);
    const execute = [openid.enableNonRepudiationChecks, ...(isLoopback(url) ? [openid.allowInsecureRequests] : [])];
    try {
      return await openid.discovery(url, clientId, clientSecret, undefined, { execute, timeout });
    } catch (cause) {
      throw new ProviderDownError(`The identity provider at ${issuer} does not answer.`, { cause });
    }
  }
}

/** Plain http is for a provider on the same computer only. */
function isLoopback(url: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}
