import { describe } from 'vitest';
import { describeApplying } from './target-conformance-applying.ts';
import { describeAsking } from './target-conformance-asking.ts';
import { describeFaults } from './target-conformance-faults.ts';
import type { TargetHarness } from './target-conformance-harness.ts';

/** What every target owes the engine. A target is started for each group of cases and closed after it. */
export function describeTargetConformance(name: string, harness: TargetHarness): void {
  describe(`${name} as a target`, () => {
    describeAsking(harness);
    describeApplying(harness);
    describeFaults(harness);
  });
}
