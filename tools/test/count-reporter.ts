import type { TestEvent } from 'node:test/reporters';

/** What a suite reports to the runner of all suites. */
export interface TestCount {
  passed: number;
  failed: number;
}

/** Reporter for `node --test`: writes one JSON object that counts tests, not the suites around them. */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const count: TestCount = { passed: 0, failed: 0 };
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    if (event.data.details.type === 'suite') continue;
    if (event.type === 'test:pass') count.passed += 1;
    else count.failed += 1;
  }
  yield JSON.stringify(count);
}
