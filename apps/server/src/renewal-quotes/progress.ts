import type { Schemas } from '../http/operations.ts';
import type { QuoteWithDocument } from './store.ts';

/** What it takes to prepare a quote: calculating it, making its document, keeping that. */
export const preparationSteps = 3;

/** How far the preparation has come; null when nothing is being prepared. */
export function progressOf({
  status,
  document,
  steps_done: done,
}: Pick<QuoteWithDocument, 'status' | 'document' | 'steps_done'>): Schemas['Progress'] | null {
  const isUnderWay = status === 'preparing' || (status === 'ready' && document === null);
  return isUnderWay ? { done, total: preparationSteps } : null;
}
