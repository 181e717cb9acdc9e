import { writeFileSync } from 'node:fs';
import type { Reporter } from '@web/test-runner';
import type { TestCount } from './count-reporter.ts';

interface SuiteResult {
  suites: SuiteResult[];
  tests: { passed: boolean }[];
}

/**
 * Reporter for @web/test-runner: writes the same JSON object as the reporter of the other suites.
 *
 * @param file where to write; nothing is written when undefined
 */
export function browserCountReporter(file: string | undefined): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      if (!file) return;
      const count: TestCount = { passed: 0, failed: 0 };
      for (const session of sessions) {
        if (session.testResults) add(count, session.testResults);
        else count.failed += 1;
        count.failed += session.errors.length;
      }
      writeFileSync(file, JSON.stringify(count));
    },
  };
}

function add(count: TestCount, result: SuiteResult): void {
  for (const test of result.tests) {
    if (test.passed) count.passed += 1;
    else count.failed += 1;
  }
  for (const suite of result.suites) add(count, suite);
}
