import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestCount } from './count-reporter.ts';
import { findBrowser } from './find-browser.ts';

interface Step {
  name: string;
  /** Command and arguments, run without a shell. */
  command: readonly [string, ...string[]];
  folder?: string;
  environment?: Record<string, string | undefined>;
  /** A test suite counts its tests; a check counts as one. */
  kind: 'check' | 'suite';
}

const root = resolve(import.meta.dirname, '../..');
const countReporter = join(root, 'tools/test/count-reporter.ts');
const testDatabaseUrl = process.env['TEST_DATABASE_URL'];

function check(name: string, ...command: readonly [string, ...string[]]): Step {
  return { name, command, kind: 'check' };
}

function nodeSuite(name: string, folder: string, environment: Step['environment'] = {}): Step {
  const reporters = [
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${countReporter}`,
    `--test-reporter-destination=COUNT_FILE`,
  ];
  const command = [process.execPath, '--test', ...reporters, 'test/**/*.test.ts'] as const;
  return { name, command, folder, environment, kind: 'suite' };
}

const steps: readonly Step[] = [
  check('generated files are current', 'pnpm', 'run', 'check:drift'),
  check('formatting', 'pnpm', 'run', 'format:check'),
  check('lint', 'pnpm', 'run', 'lint'),
  check('types', 'pnpm', 'run', 'typecheck'),
  check('build', 'pnpm', 'run', 'build'),
  check('packages', 'pnpm', 'run', 'check:packages'),
  check('storybook', 'pnpm', 'run', 'build:storybook'),
  nodeSuite('contract', 'openapi'),
  nodeSuite('server, embedded database', 'apps/server', { TEST_DATABASE_URL: undefined }),
  ...(testDatabaseUrl ? [nodeSuite('server, PostgreSQL', 'apps/server', { TEST_DATABASE_URL: testDatabaseUrl })] : []),
  nodeSuite('sandbox', 'apps/sandbox'),
  nodeSuite('portal', 'apps/portal'),
  { name: 'elements', command: ['pnpm', 'run', 'test:elements'], kind: 'suite' },
  nodeSuite('end to end', 'end-to-end'),
];

const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? steps.filter(({ name }) => wanted.some((word) => name.includes(word))) : steps;

const browser = await findBrowser();
const scratch = await mkdtemp(join(tmpdir(), 'portico-verify-'));
const total: TestCount = { passed: 0, failed: 0 };
const failures: string[] = [];

for (const [index, step] of chosen.entries()) {
  const started = performance.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const countFile = join(scratch, `${index}.json`);
  const exitCode = await execute(step, countFile);
  const count = step.kind === 'suite' ? await readCount(countFile) : { passed: 0, failed: 0 };
  const broken = exitCode !== 0 && count.failed === 0;
  if (step.kind === 'check' && exitCode === 0) count.passed += 1;
  if (broken || (step.kind === 'suite' && count.passed + count.failed === 0)) count.failed += 1;
  if (count.failed > 0) failures.push(step.name);
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\n── ${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s\n`);
}

await rm(scratch, { recursive: true, force: true });
if (!testDatabaseUrl && wanted.length === 0) {
  process.stdout.write('\nTEST_DATABASE_URL is not set: the server was tested on the embedded database only.\n');
}
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function execute(step: Step, countFile: string): Promise<number> {
  const [program, ...parameters] = step.command.map((part) => part.replace('COUNT_FILE', countFile));
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    CHROME_PATH: browser,
    PORTICO_TEST_COUNTS: countFile,
    REDOCLY_TELEMETRY: 'off',
    STORYBOOK_DISABLE_TELEMETRY: '1',
    ...step.environment,
  };
  const child = spawn(program ?? '', parameters, {
    cwd: join(root, step.folder ?? '.'),
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((settle) => {
    child.once('error', (error) => {
      process.stderr.write(`${String(program)} could not be started: ${error.message}\n`);
      settle(1);
    });
    child.once('exit', (code) => settle(code ?? 1));
  });
}

async function readCount(file: string): Promise<TestCount> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TestCount;
  } catch {
    return { passed: 0, failed: 0 };
  }
}
