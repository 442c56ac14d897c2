/** How much memory a first run takes, and whether that grows with the number of people. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ratioAtMost, type Figure } from './figure.ts';
import { startBenchDirectory } from './ldap-directory.ts';
import { addDirectory } from './ldap-runs.ts';
import { median } from './measuring.ts';
import type { Part } from './part.ts';
import { openRoster, startPostgres } from './roster.ts';

const few = 10_000;
const many = 100_000;
const rounds = 3;

export const memory: Part = { name: 'memory', maxMinutes: 15, measure };

async function measure(resources: AsyncDisposableStack): Promise<readonly Figure[]> {
  const createDatabase = await startPostgres(resources);
  const peaks = async (people: number): Promise<number> => {
    await using slapd = await startBenchDirectory({ people });
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await peakOfFirstRun(slapd.url, await createDatabase()));
    return median(taken);
  };
  const [reference, measured] = [await peaks(few), await peaks(many)];
  return [
    {
      name: 'Peak memory of a first run, 100,000 people',
      measured: { value: measured, unit: 'MB' },
      reference: { name: '10,000 people', value: reference, unit: 'MB' },
      ratio: measured / reference,
      target: ratioAtMost(1.3),
    },
  ];
}

/** In a process of its own, so that nothing is in its memory but the run. */
async function peakOfFirstRun(url: string, databaseUrl: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    url,
    databaseUrl,
  ]);
  return Number(stdout);
}

if (import.meta.main) {
  const [url = '', databaseUrl = ''] = process.argv.slice(2);
  await using roster = await openRoster(databaseUrl);
  const run = await addDirectory(roster, { url });
  await run('full');
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
}
