import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxConfiguration } from '../src/configuration.ts';
import { startSandbox, type Sandbox } from '../src/server.ts';

/** A sandbox on free ports and a data folder of its own. */
export interface RunningSandbox {
  configuration: SandboxConfiguration;
  /** Stops it and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function runSandbox(): Promise<RunningSandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-sandbox-'));
  const [port, smtpPort, portalPort] = await freePorts(3);
  const url = `http://127.0.0.1:${port}`;
  const portalUrl = `http://127.0.0.1:${portalPort}`;
  const configuration: SandboxConfiguration = {
    host: '127.0.0.1',
    port: port ?? 0,
    smtpPort: smtpPort ?? 0,
    url,
    portalUrl,
    dataDir,
    payments: { key: 'test-key', webhookSecret: 'test-secret', webhooks: 'prompt' },
  };
  let sandbox: Sandbox = await startSandbox(configuration);
  return {
    configuration,
    restart: async () => {
      await sandbox.close();
      sandbox = await startSandbox(configuration);
    },
    close: async () => {
      await sandbox.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Ports nobody listens on; held together while asking, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((settle) => server.close(settle))));
  return ports;
}
