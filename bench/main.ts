/**
 * Measures what Roster promises: `npm run bench`, with names only those parts: `npm run bench -- ldap-runs memory`.
 * Prints a table, with `--json` JSON; JSON goes to `bench/results/` too. Fails when something is over its target.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import { engine } from './engine.ts';
import { entra } from './entra-reading.ts';
import { isMet, type Figure } from './figure.ts';
import { google } from './google-reading.ts';
import { ldapReading } from './ldap-reading.ts';
import { ldapRuns } from './ldap-runs.ts';
import { memory } from './memory.ts';
import { okta } from './okta-reading.ts';
import type { Part } from './part.ts';
import { photoHosting } from './photo-hosting.ts';
import { pictures } from './pictures-rendering.ts';
import { pushing, pushingRate } from './pushing.ts';
import { tableOf } from './print-figures.ts';

const parts: readonly Part[] = [
  ldapReading,
  ldapRuns,
  pictures,
  entra,
  google,
  okta,
  photoHosting,
  pushing,
  pushingRate,
  memory,
  engine,
];

interface Outcome {
  readonly part: string;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly problem?: string;
}

const names = process.argv.slice(2).filter((argument) => argument !== '--json');
const unknown = names.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part “${unknown.join('”, “')}”. Parts: ${parts.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(new Error('It was interrupted.'));
  });
}

const outcomes: Outcome[] = [];
for (const part of parts.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (!interrupted.signal.aborted) outcomes.push(await runPart(part));
}
await report(outcomes);
// A part that was given up may still hold on to something.
process.exit(outcomes.every(isGood) && !interrupted.signal.aborted ? 0 : 1);

async function runPart({ name: part, maxMinutes, measure }: Part): Promise<Outcome> {
  process.stderr.write(`${part} …\n`);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(maxMinutes * 60_000)]);
  try {
    await using resources = new AsyncDisposableStack();
    const figures = await Promise.race([measure(resources), whenAborted(signal)]);
    return { part, seconds: seconds(), figures };
  } catch (error) {
    return { part, seconds: seconds(), figures: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => {
    reject(signal.reason instanceof Error ? signal.reason : new Error('It was given up.'));
  });
  return promise;
}

function isGood({ figures, problem }: Outcome): boolean {
  return problem === undefined && figures.every((figure) => isMet(figure) !== false);
}

async function report(all: readonly Outcome[]): Promise<void> {
  const figures = all.flatMap(({ part, figures: measured }) =>
    measured.map((figure) => ({ part, ...figure, met: isMet(figure) ?? null })),
  );
  const problems = all.flatMap(({ part, problem }) => (problem === undefined ? [] : [{ part, problem }]));
  const at = new Date().toISOString();
  const machine = { platform: platform(), arch: arch(), cores: availableParallelism(), node: process.version };
  const json = `${JSON.stringify({ at, machine, figures, problems }, undefined, 2)}\n`;
  const folder = new URL('./results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${at.replaceAll(':', '-')}.json`, folder), json);
  process.stdout.write(process.argv.includes('--json') ? json : tableOf(figures));
  for (const { part, problem } of problems) process.stderr.write(`${part}: ${problem}\n`);
}
