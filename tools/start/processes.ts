import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startProcess, type PortalProcess, type ProcessEnd } from './child-process.ts';
import { StartRefusal, type Settings } from './settings.ts';

const modules = {
  server: 'apps/server/src/main.ts',
  sandbox: 'apps/sandbox/src/main.ts',
  portal: 'apps/portal/src/server/main.ts',
};

/** Server, sandbox and portal as one: started together, and all stopped as soon as one of them ends. */
export class Processes {
  readonly #settings: Settings;
  readonly #root: string;
  readonly #logFolder: string;
  readonly #running: PortalProcess[] = [];
  readonly #failed: Promise<never>;
  #refuse: (reason: StartRefusal) => void = () => undefined;
  #stopping: Promise<void> | undefined;

  /** @param root the folder of the workspace */
  constructor(settings: Settings, root: string) {
    this.#settings = settings;
    this.#root = root;
    this.#logFolder = join(settings.dataDir, 'logs');
    mkdirSync(this.#logFolder, { recursive: true });
    this.#failed = new Promise((_settle, refuse) => {
      this.#refuse = refuse;
    });
    // Whoever is waiting for something hears of it; until then it is not unhandled.
    this.#failed.catch(() => undefined);
  }

  /**
   * Settles when all of them are ready. The page is built while the server starts, which takes longest.
   *
   * @param say told what is going on
   * @throws StartRefusal when one of them ends
   */
  async start(say: (line: string) => void): Promise<void> {
    const { dataDir, environment } = this.#settings;
    const isFirst = !environment['DATABASE_URL'] && !existsSync(join(dataDir, 'database'));
    const early = [this.#run('server'), this.#run('sandbox')];
    say('Building the portal page…');
    await this.#orFailure(this.#buildPage());
    if (this.#stopping) return;
    say(isFirst ? 'Preparing the database and the demo data; this happens once…' : 'Opening the database…');
    await this.#orFailure(Promise.all([...early, this.#run('portal')].map(({ ready }) => ready)));
  }

  /** Never settles while all of them run. @throws StartRefusal when one of them ends */
  untilFailure(): Promise<never> {
    return this.#failed;
  }

  /** Stops all of them; they have ended when it settles. */
  stop(): Promise<void> {
    this.#stopping ??= Promise.all(this.#running.map((one) => one.stop())).then(() => undefined);
    return this.#stopping;
  }

  /** Ends all of them at once, without the time to tidy up. */
  kill(): void {
    for (const one of this.#running) one.kill();
  }

  #run(name: keyof typeof modules): PortalProcess {
    const process = this.#spawn(name, [join(this.#root, modules[name])], this.#root);
    void process.ended.then((end) => this.#fail(describeEnd(process, end)));
    return process;
  }

  /** Into the data folder: another start, or a change of the sources, does not touch a page that is being served. */
  async #buildPage(): Promise<void> {
    const folder = join(this.#root, 'apps/portal');
    const vite = dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json'));
    const pageFolder = join(this.#settings.dataDir, 'page');
    const build = this.#spawn('page', [join(vite, 'bin/vite.js'), 'build', '--outDir', pageFolder], folder);
    const { code } = await build.ended;
    if (code !== 0) this.#fail(`The portal page could not be built. What went wrong is in ${build.log}.`);
  }

  #spawn(name: string, module: readonly [string, ...string[]], folder: string): PortalProcess {
    const { environment: chosen, dataDir } = this.#settings;
    const environment = { ...chosen, PORTICO_DEMO: '1', PORTAL_PAGE_DIR: join(dataDir, 'page') };
    const started = startProcess({ name, module, environment, logFolder: this.#logFolder, folder });
    this.#running.push(started);
    return started;
  }

  #fail(line: string): void {
    // Whatever ends while everything is being stopped is no news.
    if (!this.#stopping) this.#refuse(new StartRefusal(line));
  }

  #orFailure<Value>(work: Promise<Value>): Promise<Value> {
    return Promise.race([work, this.#failed]);
  }
}

/** A process that knows why it cannot go on says so in its last line; anything else is in its log. */
function describeEnd({ name, log }: PortalProcess, { code, signal, lastLine }: ProcessEnd): string {
  const isSentence = /^[A-Z].*[.!]$/.test(lastLine) && !lastLine.startsWith('Node.js');
  if (code === 1 && isSentence) return lastLine;
  return `The ${name} has ended unexpectedly (${signal ?? `exit code ${code}`}). What it last did is in ${log}.`;
}
