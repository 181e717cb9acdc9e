import { execFile } from 'node:child_process';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const packagedBrowser = { name: '@sparticuz/chromium', version: '153.0.0' };
const cacheFolder = resolve(import.meta.dirname, '../../node_modules/.cache/portico-browser');

/** Flags that a headless Chromium needs where tests run: no sandbox for root, no calls to the outside. */
export const browserArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chromium to test with: `CHROME_PATH`, then the usual names on the path, then one installed from npm into the
 * workspace's cache.
 *
 * @returns the path of an executable
 * @throws Error saying what to set when `CHROME_PATH` is wrong or nothing could be installed
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which cannot be run. Set it to a Chromium or Chrome executable.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [...namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name))), ...fixedPlaces];
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  return installBrowser();
}

async function installBrowser(): Promise<string> {
  const { name, version } = packagedBrowser;
  const require = createRequire(join(cacheFolder, 'package.json'));
  const load = async (): Promise<string> => {
    const module = (await import(pathToFileURL(require.resolve(name)).href)) as {
      default: { executablePath(): Promise<string> };
    };
    return module.default.executablePath();
  };
  try {
    return await load();
  } catch {
    process.stderr.write(`No Chromium found; installing ${name} ${version} for the tests.\n`);
  }
  try {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(join(cacheFolder, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`], {
      cwd: cacheFolder,
    });
    return await load();
  } catch (error) {
    throw new Error('No browser to test with: install Chromium or Chrome, or set CHROME_PATH to one.', {
      cause: error,
    });
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
