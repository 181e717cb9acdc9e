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

interface NodeSuite {
  environment?: Record<string, string | undefined>;
  /** Which files; all tests when absent. */
  files?: string;
  /** How many files run at the same time. */
  concurrency?: number;
}

function nodeSuite(
  name: string,
  folder: string,
  { environment = {}, files = 'test/**/*.test.ts', concurrency = 1 }: NodeSuite = {},
): Step {
  const reporters = [
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${countReporter}`,
    `--test-reporter-destination=COUNT_FILE`,
  ];
  const command = [process.execPath, '--test', `--test-concurrency=${concurrency}`, ...reporters, files] as const;
  return { name, command, folder, environment, kind: 'suite' };
}

/** Folders of the server's tests that no database plays a part in: they run once. */
const withoutDatabase = 'documents,einvoice,http,mail,money,subscription-rules';
const withDatabase = `test/!(${withoutDatabase.replaceAll(',', '|')})/**/*.test.ts`;

/** Steps one after the other. */
type Lane = readonly Step[];

/** One group after the other. The lanes of a group run at the same time, because each of them uses one core. */
const groups: readonly (readonly Lane[])[] = [
  [
    [
      check('generated files are current', 'pnpm', 'run', 'check:drift'),
      check('formatting', 'pnpm', 'run', 'format:check'),
      check('lint', 'pnpm', 'run', 'lint'),
      check('types', 'pnpm', 'run', 'typecheck'),
      check('build', 'pnpm', 'run', 'build'),
      check('packages', 'pnpm', 'run', 'check:packages'),
      check('storybook', 'pnpm', 'run', 'build:storybook'),
    ],
  ],
  [
    [
      nodeSuite('server, embedded database', 'apps/server', {
        environment: { TEST_DATABASE_URL: undefined },
        files: withDatabase,
      }),
    ],
    [
      ...(testDatabaseUrl
        ? [
            nodeSuite('server, PostgreSQL', 'apps/server', {
              environment: { TEST_DATABASE_URL: testDatabaseUrl },
              files: withDatabase,
            }),
          ]
        : []),
      nodeSuite('server, without a database', 'apps/server', { files: `test/{${withoutDatabase}}/**/*.test.ts` }),
      nodeSuite('contract', 'openapi'),
      nodeSuite('sandbox', 'apps/sandbox'),
      nodeSuite('portal', 'apps/portal'),
    ],
  ],
  [
    [
      { name: 'elements', command: ['pnpm', 'run', 'test:elements'], kind: 'suite' },
      nodeSuite('end to end', 'end-to-end', { concurrency: 2 }),
    ],
  ],
];

const wanted = process.argv.slice(2);
const chosen = groups.map((lanes) =>
  lanes
    .map((lane) => lane.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word))))
    .filter((lane) => lane.length > 0),
);

const browser = await findBrowser();
const scratch = await mkdtemp(join(tmpdir(), 'portico-verify-'));
const total: TestCount = { passed: 0, failed: 0 };
const failures: string[] = [];

for (const lanes of chosen) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) await run(step, lanes.length > 1);
    }),
  );
}

await rm(scratch, { recursive: true, force: true });
if (!testDatabaseUrl && wanted.length === 0) {
  process.stdout.write('\nTEST_DATABASE_URL is not set: the server was tested on the embedded database only.\n');
}
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param isBeside whether others run at the same time: then its output is kept until it has ended */
async function run(step: Step, isBeside: boolean): Promise<void> {
  const started = performance.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const countFile = join(scratch, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  const { exitCode, output } = await execute(step, countFile, isBeside);
  const count = step.kind === 'suite' ? await readCount(countFile) : { passed: 0, failed: 0 };
  const broken = exitCode !== 0 && count.failed === 0;
  if (step.kind === 'check' && exitCode === 0) count.passed += 1;
  if (broken || (step.kind === 'suite' && count.passed + count.failed === 0)) count.failed += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${output}\n── ${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s\n`);
  if (count.failed > 0) failures.push(step.name);
  total.passed += count.passed;
  total.failed += count.failed;
}

/** What a step ended with, and what it said where that was kept. */
interface Execution {
  exitCode: number;
  output: string;
}

async function execute(step: Step, countFile: string, isKept: boolean): Promise<Execution> {
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
    stdio: ['ignore', isKept ? 'pipe' : 'inherit', isKept ? 'pipe' : 'inherit'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((settle) => {
    child.once('error', (error) => {
      settle({ exitCode: 1, output: `${output}${String(program)} could not be started: ${error.message}\n` });
    });
    child.once('close', (code) => settle({ exitCode: code ?? 1, output }));
  });
}

async function readCount(file: string): Promise<TestCount> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TestCount;
  } catch {
    return { passed: 0, failed: 0 };
  }
}
