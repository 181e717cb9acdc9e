import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Only the rules that know Lit and custom elements; everything else is oxlint's. */
export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '**/.cache/**', '**/schema.ts'] },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  { files: ['**/*.ts'], ...lit['flat/all'] },
  { files: ['**/*.ts'], ...wc['flat/best-practice'] },
  { files: ['**/*.ts'], plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: ['**/*.ts'],
    rules: {
      'lit/no-template-map': 'off',
      'lit/no-legacy-template-syntax': 'error',
      'wc/guard-super-call': 'off',
    },
  },
];
