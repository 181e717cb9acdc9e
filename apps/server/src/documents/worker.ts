import { parentPort } from 'node:worker_threads';

import { doDocumentTask, type DocumentTask, type TaskResult } from './tasks.ts';

export type RenderJob = { id: number } & DocumentTask;

export type RenderAnswer = { id: number } & ({ result: TaskResult | null } | { failure: string });

async function answer({ id, ...task }: RenderJob): Promise<RenderAnswer> {
  try {
    return { id, result: await doDocumentTask(task) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: RenderJob) => {
  void answer(job).then((message) => parentPort?.postMessage(message));
});
