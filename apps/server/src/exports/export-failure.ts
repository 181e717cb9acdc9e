import type { Schemas } from '../http/operations.ts';

/** Why an export cannot be made, however often it is tried. */
export class ExportFailure extends Error {
  readonly reason: Schemas['ExportFailureReason'];

  constructor(reason: Schemas['ExportFailureReason']) {
    super(`The export cannot be made: ${reason}.`);
    this.reason = reason;
  }
}

/** The export was deleted, or another run has taken over: this run ends without a trace. */
export class RunEnded extends Error {
  constructor() {
    super('This run of the export is over.');
  }
}
