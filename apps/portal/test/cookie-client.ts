/** A browser as far as redirects and cookies go: real HTTP, no rendering. Cookies are kept per host, ports apart. */
export class CookieClient {
  readonly #cookies = new Map<string, { host: string; name: string; value: string; path: string }>();

  /** Requests without following redirects; sends and keeps cookies. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.#cookiesFor(new URL(url)));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(new URL(url).host, line);
    return response;
  }

  /** Follows redirects to the page they end at; says which addresses it went through. */
  async follow(url: string, init: RequestInit = {}): Promise<{ response: Response; addresses: string[] }> {
    const addresses = [url];
    let response = await this.request(url, init);
    for (let location = response.headers.get('location'); location; location = response.headers.get('location')) {
      const next = new URL(location, addresses.at(-1)).href;
      addresses.push(next);
      response = await this.request(next);
    }
    return { response, addresses };
  }

  /** Submits a form as a page of the same origin does, and follows. */
  submit(url: string, fields: Record<string, string>): ReturnType<CookieClient['follow']> {
    const { origin } = new URL(url);
    return this.follow(url, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
  }

  /** The value of a cookie, undefined when there is none. */
  cookie(name: string): string | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  /** Plants a cookie, as somebody else's page on the same machine might. */
  plant(host: string, name: string, value: string): void {
    this.#cookies.set(`${host} / ${name}`, { host, name, value, path: '/' });
  }

  #cookiesFor({ host, pathname }: URL): string {
    const fitting = [...this.#cookies.values()].filter(
      (cookie) => cookie.host === host && pathname.startsWith(cookie.path),
    );
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  #keep(host: string, line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    const key = `${host} ${path} ${name}`;
    if (value) this.#cookies.set(key, { host, name, value, path });
    else this.#cookies.delete(key);
  }
}
