import { defaultClientConditions, defineConfig, type Plugin, type UserConfig } from 'vite';

/** One entry per element, so that a host loads what it shows. */
const entries = {
  index: 'src/index.ts',
  'billing-invoices': 'src/billing-invoices.ts',
  'billing-provider': 'src/billing-provider.ts',
  'billing-subscription': 'src/billing-subscription.ts',
  'renewal-quote': 'src/renewal-quote.ts',
  'components/invoices/invoices.element': 'src/components/invoices/invoices.element.ts',
  'components/provider/provider.element': 'src/components/provider/provider.element.ts',
  'components/renewal-quote/renewal-quote.element': 'src/components/renewal-quote/renewal-quote.element.ts',
  'components/subscription/subscription.element': 'src/components/subscription/subscription.element.ts',
};

/** Takes out what only people read: notes for translators, and the indentation inside templates and style sheets. */
const trim: Plugin = {
  name: 'trim',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(import.meta.dirname)) return null;
    const withoutNotes = code.replaceAll(/,\s*\{\s*desc:\s*(['"])(?:(?!\1).)*\1,?\s*\}/g, '');
    return { code: withoutNotes.replaceAll(/\n\s+/g, '\n'), map: null };
  },
};

/** Folders and files that the first view of more than one element needs. */
const shared = [
  'components/payments/',
  'context/',
  'controllers/',
  'events/billing-(error|invoices-open|load|navigate|payment)-event',
  'internal/(context-root|late-styles|lazy-part|register|return-address|save-file|warn)',
  'localization/(failure-texts|format|locales|means-text|minor-units|period-text|seats-text|generated/locale-codes)',
  'ui/(base.styles|button|close-dialog|dialog.styles|field.styles|icons|message-bar|notice|status-badge|tokens.styles)',
];

/** One file for them: cut finer, each piece is packed worse and asked for alone. */
const sharedChunk = {
  name: 'shared',
  test: new RegExp(`/elements/src/(${shared.join('|')})|/@?lit/localize/|@oxc-project.runtime`, 'u'),
};

/** What subscriptions and quotes show their cards with. */
const cardsChunk = { name: 'cards', test: /\/elements\/src\/ui\/(card|icon-button|pairs)/u };

/** What amounts are shown with, line by line. */
const calculationChunk = {
  name: 'calculation',
  test: /\/elements\/src\/(localization\/tax-texts|ui\/calculation)/u,
};

/** The card of a quote, by itself and in an open subscription. */
const quoteChunk = {
  name: 'quote',
  test: /\/elements\/src\/components\/renewal-quote\/(accepted-invoice|next-look|quote-(?!form))/u,
};

/**
 * For bundlers: what hosts may share stays outside. @lit/localize is bundled, because its one configuration per copy must
 * not meet that of a host that uses it too.
 */
const modules: UserConfig = {
  plugins: [trim],
  build: {
    target: 'es2022',
    modulePreload: false,
    minify: 'oxc',
    sourcemap: true,
    rolldownOptions: {
      input: entries,
      preserveEntrySignatures: 'strict',
      external: [/^lit(\/|$)/, /^@lit\/(context|task)/, '@portico/client'],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { groups: [sharedChunk, cardsChunk, calculationChunk, quoteChunk] },
        minify: true,
      },
    },
  },
};

/** For a script tag: everything in one file. */
const singleFile: UserConfig = {
  plugins: [trim],
  build: {
    target: 'es2022',
    modulePreload: false,
    minify: 'oxc',
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'portico-elements': 'src/index.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', codeSplitting: false, minify: true },
    },
  },
  resolve: { conditions: ['@portico/source', ...defaultClientConditions] },
};

export default defineConfig(({ mode }) => (mode === 'single-file' ? singleFile : modules));
