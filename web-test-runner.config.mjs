import { join } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserCountReporter } from './tools/test/browser-count-reporter.ts';
import { browserArguments, findBrowser } from './tools/test/find-browser.ts';

/** Several pages are tested at once, and all but one are in the background. */
const equalPages = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export default {
  files: 'packages/*/test/**/*.test.ts',
  rootDir: import.meta.dirname,
  concurrency: 2,
  testFramework: { config: { timeout: 20_000 } },
  nodeResolve: { exportConditions: ['@portico/source', 'browser'] },
  plugins: [
    // The one library that is published as CommonJS alone.
    fromRollup(commonjs)({ include: ['**/email-spell-checker/**'], strictRequires: false }),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(import.meta.dirname, 'tsconfig.base.json') }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await findBrowser(), args: [...browserArguments, ...equalPages] },
    }),
  ],
  reporters: [defaultReporter(), browserCountReporter(process.env.PORTICO_TEST_COUNTS)],
};
