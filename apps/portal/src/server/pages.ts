import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embedJson, escapeHtml } from './html.ts';
import type { Language } from './language.ts';
import { StartError } from './start-error.ts';
import { plainPageStrings, type PlainPage } from './strings.ts';

/** What the shell's script finds in its page. */
export interface ShellState {
  apiUrl: string;
  language: Language;
  user: { name: string; organisation: string };
}

/** The portal's HTML: the built shell, and plain pages in the same look for when there is no shell to show. */
export class Pages {
  readonly #shell: string;
  readonly #links: string;

  private constructor(shell: string) {
    this.#shell = shell;
    this.#links = (shell.match(/<link[^>]*rel="(?:stylesheet|icon)"[^>]*>/g) ?? []).join('\n');
  }

  /**
   * @param folder what the build of the page wrote
   * @throws StartError when the page has not been built
   */
  static async load(folder: string): Promise<Pages> {
    try {
      return new Pages(await readFile(join(folder, 'index.html'), 'utf8'));
    } catch (cause) {
      throw new StartError(
        'The portal page is not built. Run: npx -y pnpm@12.21.0 --filter @portico/portal run build',
        {
          cause,
        },
      );
    }
  }

  /** The shell for somebody who is signed in. */
  shell(state: ShellState): string {
    const data = `<script type="application/json" id="shell-state">${embedJson(state)}</script>`;
    return this.#shell
      .replace('<html lang="en">', () => `<html lang="${state.language}">`)
      .replace('<!-- shell state -->', () => data);
  }

  /** A page without the shell: one heading, one sentence, one link. */
  plain(page: PlainPage, language: Language, href = '/'): string {
    const { title, text, link } = plainPageStrings[language][page];
    return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Portico</title>
${this.#links}
</head>
<body class="plain-page">
<main>
<p class="wordmark">Portico</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a class="action" href="${escapeHtml(href)}">${escapeHtml(link)}</a></p>
</main>
</body>
</html>
`;
  }
}
