import { ProblemError, type ProblemCode } from '../../http/problem.ts';

/** Why a file cannot be a proof of payment. */
export type FileFault = 'empty' | 'kind' | 'damaged' | 'password' | 'script' | 'disguised' | 'exhausting';

const faults: Readonly<Record<FileFault, { code: ProblemCode; message: string }>> = {
  empty: { code: 'validation_failed', message: 'is empty' },
  kind: { code: 'unsupported_document', message: 'is not a PDF, PNG or JPEG' },
  damaged: { code: 'refused_document', message: 'is damaged or cut off' },
  password: { code: 'refused_document', message: 'does not open without a password' },
  script: { code: 'refused_document', message: 'holds a script; print it to a new PDF and send that' },
  disguised: { code: 'refused_document', message: 'can be taken for a file of another kind' },
  exhausting: { code: 'refused_document', message: 'is built to exhaust its reader' },
};

/** The problem that tells the sender what is wrong with the file. */
export function fileProblem(fault: FileFault): ProblemError {
  const { code, message } = faults[fault];
  return new ProblemError(code, `The file ${message}.`, { fields: [{ pointer: '/file', code: fault, message }] });
}
