import { setTimeout as delay } from 'node:timers/promises';
import { finalStatuses, type Run } from '#contract/runs.ts';
import type { DemoClient } from './demo-client.ts';

const lookEveryMs = 200;

/** Shows a run's progress until it is done or held, and answers with what it did, in words. */
export async function followRun(client: Pick<DemoClient, 'getRun'>, runId: string): Promise<string> {
  let shown = '';
  for (;;) {
    const run = await client.getRun(runId);
    const line = progressLine(run);
    if (line !== shown) show(line);
    shown = line;
    if (finalStatuses.includes(run.status) || run.status === 'held') break;
    await delay(lookEveryMs);
  }
  if (process.stdout.isTTY) process.stdout.write('\n');
  return summary(await client.getRun(runId));
}

function show(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}

export function progressLine({ status, counts, expected }: Pick<Run, 'status' | 'counts' | 'expected'>): string {
  const { changed, unchanged, none, failed } = counts.pictures;
  if (status !== 'pictures') return `  ${status.padEnd(10)} ${counts.read} people read`;
  const looked = changed + unchanged + none + failed;
  return `  ${status.padEnd(10)} ${looked}${expected === null ? '' : ` of ${expected}`} pictures`;
}

export function summary({ status, counts, problem, startedAt, finishedAt }: Run): string {
  if (status === 'failed') return `The run failed: ${problem?.message ?? 'see the page of the run.'}`;
  const took = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : 0;
  const { pictures } = counts;
  return [
    `The full run has ${status} in ${took.toFixed(1)} s:`,
    `  people    ${counts.read} read, ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.gone} gone, ${counts.skipped} out of scope`,
    `  pictures  ${pictures.changed} new, ${pictures.unchanged} unchanged, ${pictures.none} people without, ${pictures.failed} failed`,
  ].join('\n');
}
