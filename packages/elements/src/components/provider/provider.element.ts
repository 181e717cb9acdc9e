import { ContextProvider } from '@lit/context';
import { createBillingClient, type BillingClient, type FetchSession } from '@portico/client';
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext } from '../../context/client-context.js';
import { localeContext } from '../../context/locale-context.js';
import { sessionContext } from '../../context/session-context.js';
import { firstVersions, versionsContext, type BillingResource } from '../../context/versions-context.js';
import { followChanges } from '../../controllers/live-updates.js';
import { activateLocale, bestLocale, observePageLanguage } from '../../localization/locales.js';

/**
 * @summary Gives the billing elements inside it their server, session and language. Renders nothing of its own.
 * @since 0.1.0
 * @status stable
 *
 * @slot - The page, with billing elements anywhere in it.
 *
 * @example
 * <billing-provider api-url="https://billing.example.com" locale="fr"><billing-invoices></billing-invoices></billing-provider>
 */
export class BillingProviderElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }

    :host([color-scheme='light']) {
      color-scheme: light;
    }

    :host([color-scheme='dark']) {
      color-scheme: dark;
    }
  `;

  /** Address of the billing server, without `/v1`. */
  @property({ attribute: 'api-url' }) apiUrl: string | undefined;

  /** Language as a BCP 47 tag, such as `fr` or `fr-CH`; unset, the session's counts, then the page's. One per page. */
  @property() locale: string | undefined;

  /** `light` or `dark`; unset, the page's own `color-scheme` counts. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: 'light' | 'dark' | undefined;

  /** Asks the host's backend for a session; gives the answer of `POST /v1/sessions`, or `null` when nobody is signed in. */
  @property({ attribute: false }) fetchSession: FetchSession | undefined;

  /** A client made by the host; unset, one is made from `apiUrl` and `fetchSession`. */
  @property({ attribute: false }) client: BillingClient | undefined;

  private readonly clients = new ContextProvider(this, { context: clientContext, initialValue: undefined });
  private readonly sessions = new ContextProvider(this, { context: sessionContext, initialValue: undefined });
  private readonly locales = new ContextProvider(this, { context: localeContext, initialValue: undefined });
  private readonly versions = new ContextProvider(this, { context: versionsContext, initialValue: firstVersions });
  private unsubscribe: (() => void) | undefined;
  private unfollow: (() => void) | undefined;
  private unobserve: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.decideLocale();
    this.unobserve = observePageLanguage(() => this.decideLocale());
    this.subscribe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unfollow?.();
    this.unfollow = undefined;
    this.unobserve?.();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale')) this.decideLocale();
    // Frameworks pass a new function with every rendering: only whether there is one matters here.
    const hadNone = changed.has('fetchSession') && (!changed.get('fetchSession') || !this.fetchSession);
    if (changed.has('client') || changed.has('apiUrl') || hadNone) this.decideClient();
  }

  /** Lets every element that shows the resource read it again, after the host itself has changed it. */
  refresh(resource: BillingResource): void {
    this.refreshAll([resource]);
  }

  private refreshAll(resources: Iterable<BillingResource>): void {
    const versions = { ...(this.versions.value ?? firstVersions) };
    for (const resource of resources) versions[resource] += 1;
    this.versions.setValue(versions);
  }

  private decideClient(): void {
    const { apiUrl, client } = this;
    const made =
      apiUrl !== undefined && this.fetchSession
        ? createBillingClient({ baseUrl: apiUrl, fetchSession: () => this.currentSession() })
        : undefined;
    this.sessions.setValue(undefined);
    this.clients.setValue(client ?? made);
    this.subscribe();
  }

  private currentSession(): ReturnType<FetchSession> {
    return this.fetchSession ? this.fetchSession() : Promise.reject(new Error('fetchSession is not set.'));
  }

  private subscribe(): void {
    this.unsubscribe?.();
    this.unfollow?.();
    this.unfollow = undefined;
    const client = this.clients.value;
    this.unsubscribe = client?.sessions.subscribe((session) => {
      this.sessions.setValue(session);
      this.decideLocale();
      this.follow(client);
    });
    if (this.sessions.value && client) this.follow(client);
  }

  /** Live changes are asked for once somebody has needed a session: a provider alone makes no requests. */
  private follow(client: BillingClient): void {
    this.unfollow ??= followChanges(client, (resources) => this.refreshAll(resources));
  }

  private decideLocale(): void {
    const locale = bestLocale(this.locale, this.sessions.value?.locale, document.documentElement.lang);
    activateLocale(locale);
    this.locales.setValue(locale);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
