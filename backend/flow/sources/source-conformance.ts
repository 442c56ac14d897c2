import { describe } from 'vitest';
import { describeChanges } from './source-conformance-changes.ts';
import type { SourceHarness } from './source-conformance-harness.ts';
import { describePictures } from './source-conformance-pictures.ts';
import { describeReading } from './source-conformance-reading.ts';

/** What every source owes the engine. A provider is started for each group of cases and closed after it. */
export function describeSourceConformance(name: string, harness: SourceHarness): void {
  describe(`${name} as a source`, () => {
    describeReading(harness);
    if (harness.changes) describeChanges(harness);
    if (harness.pictures) describePictures(harness);
  });
}
