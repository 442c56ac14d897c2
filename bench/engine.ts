/**
 * How long the engine itself takes for a run (read, map, stage, plan, guard, apply) when the provider costs nothing:
 * `node bench/engine.ts`. Prints a table, and JSON with `--json`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import { loadConnector } from '../backend/connectors/connector-store.ts';
import { createSecretBox } from '../backend/connectors/secret-box.ts';
import { openDatabase, type Database } from '../backend/database/client.ts';
import { startEmbeddedPostgres } from '../backend/database/embedded-postgres.ts';
import { migrate } from '../backend/database/migrate.ts';
import { systemClock } from '../backend/http/clock.ts';
import { createPictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { createPostgresPictureStore } from '../backend/pictures/postgres-picture-store.ts';
import { runSync } from '../backend/sync/run-sync.ts';
import { startRun } from '../backend/sync/start-run.ts';
import type { SyncParts } from '../backend/sync/sync-parts.ts';
import {
  createScriptedProvider,
  type ScriptedPerson,
  type ScriptedProvider,
} from '../backend/testing/scripted-provider.ts';
import type { MappingRow, ProfileField } from '../backend/flow/model/mapping.ts';

const fields: readonly ProfileField[] = [
  'displayName',
  'email',
  'phone',
  'mobile',
  'jobTitle',
  'department',
  'organization',
  'location',
  'manager',
  'website',
];
const mappings: MappingRow[] = fields.map((name) => ({
  target: { kind: 'profile', name },
  source: { kind: 'attribute', path: name },
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
}));

function person(index: number, title = 'Engineer'): ScriptedPerson {
  const number = String(index).padStart(6, '0');
  return {
    references: [`cn=person ${number},ou=people,dc=example,dc=com`],
    attributes: {
      displayName: index % 10 === 0 ? `Åsa Lindström ${number}` : `Peter Miller ${number}`,
      email: `person.${number}@example.com`,
      phone: `+46 8 ${number}`,
      mobile: `+46 70 ${number}`,
      jobTitle: `${title} ${index % 97}`,
      department: `Department ${index % 40}`,
      organization: 'Example',
      location: `Building ${index % 12}`,
      website: `https://example.com/people/${number}`,
      manager: `cn=person ${String(Math.floor(index / 8)).padStart(6, '0')},ou=people,dc=example,dc=com`,
    },
  };
}

interface Bench {
  readonly database: Database;
  readonly siteId: string;
  readonly parts: SyncParts;
  readonly sources: Map<string, ScriptedProvider>;
}

async function addConnector(
  { database, siteId, sources }: Bench,
  people: number,
): Promise<{ id: string; provider: ScriptedProvider }> {
  const kind = `bench-${people}-${sources.size}`;
  const provider = createScriptedProvider({ pageSize: 1000, kind });
  sources.set(kind, provider);
  for (let index = 0; index < people; index += 1) provider.put(String(index), person(index));
  const { id } = await database.connector.create({
    data: {
      siteId,
      kind,
      name: kind,
      enabled: true,
      settings: {},
      secrets: {},
      scope: connectorScope.parse({}),
      mappings,
      pictures: { ...defaultPictures, policy: 'off' },
      safety: defaultSafety,
      matching: { key: 'email' },
      priority: sources.size,
    },
  });
  return { id, provider };
}

async function timeRun(
  { siteId, parts, database }: Bench,
  connectorId: string,
  type: 'full' | 'changes',
): Promise<number> {
  const runId = await startRun(parts, { siteId, connectorId, type, trigger: 'admin', startedBy: 'bench' });
  const started = performance.now();
  await runSync(parts, runId, new AbortController().signal);
  const seconds = (performance.now() - started) / 1000;
  const run = await database.run.findUniqueOrThrow({ where: { id: runId } });
  if (run.status !== 'succeeded') throw new Error(`The run ${run.status}: ${JSON.stringify(run.problem ?? run.guard)}`);
  if (process.argv.includes('--counts')) process.stderr.write(`${JSON.stringify(run.counts)}\n`);
  return seconds;
}

async function measure(people: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'));
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.url);
    const database = openDatabase(server.url);
    const site = await database.site.create({ data: { name: 'Bench' } });
    const sources = new Map<string, ScriptedProvider>();
    const box = createSecretBox(randomBytes(32));
    const parts: SyncParts = {
      database,
      findSource: (kind) => sources.get(kind)?.source,
      loadConnector: (siteId, id) => loadConnector(database, box, siteId, id),
      pictures: { store: createPostgresPictureStore(database), renderer: createPictureRenderer({ processes: 1 }) },
      queue: { sendRun: () => Promise.resolve(), sendPictures: () => Promise.resolve() },
      clock: systemClock,
      log: { info: () => undefined, warn: () => undefined },
    };
    const bench: Bench = { database, siteId: site.id, parts, sources };
    const { id, provider } = await addConnector(bench, people);
    const figures: Record<string, number> = {};
    figures['first full run'] = await timeRun(bench, id, 'full');
    figures['unchanged full run'] = await timeRun(bench, id, 'full');
    for (let index = 100; index < 120; index += 1) provider.put(String(index), person(index, 'Architect'));
    figures['changes run, 20 changed'] = await timeRun(bench, id, 'changes');
    for (let index = 0; index < people; index += 1) provider.put(String(index), person(index, 'Lead'));
    figures['full run, everyone changed'] = await timeRun(bench, id, 'full');
    const second = await addConnector(bench, people);
    figures['first full run of a second connector, all joined'] = await timeRun(bench, second.id, 'full');
    figures['unchanged full run of the second'] = await timeRun(bench, second.id, 'full');
    await database.$disconnect();
    return figures;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const sizes = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
for (const people of sizes.length > 0 ? sizes : [20_000, 100_000]) {
  const figures = await measure(people);
  process.stdout.write(`${people} people\n`);
  for (const [name, seconds] of Object.entries(figures))
    process.stdout.write(`  ${name.padEnd(52)} ${seconds.toFixed(3)} s\n`);
}
