import type { FastifyHelmetOptions } from '@fastify/helmet';

/** What the portal's pages may do: run and style themselves, talk to the billing server, nothing else. */
export function securityHeaders(options: { url: string; apiUrl: string; issuer: string }): FastifyHelmetOptions {
  const isSecure = options.url.startsWith('https:');
  return {
    hsts: isSecure ? { maxAge: 365 * 24 * 60 * 60 } : false,
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", options.apiUrl],
        // Browsers apply form-action to redirects too: signing out leads to the identity provider.
        formAction: ["'self'", new URL(options.issuer).origin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html'],
      },
    },
  };
}
