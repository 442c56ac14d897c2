import { describe } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../simulators/scim/scim-options.ts';
import { startScimSimulator } from '../../../../simulators/scim/scim-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openScim } from '../../../testing/scim-sessions.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

async function startSimulator(
  { people, fault }: ConformanceWorld,
  oddities: Partial<ScimOddities>,
): Promise<ConformanceProvider> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const simulator = await startScimSimulator({ company, oddities, now: clock.now });
  const everyone = (): readonly string[] => company.people().map(({ id }) => id);
  const photographed = company.people().flatMap(({ id, picture }) => (picture === undefined ? [] : [id]));
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') {
    const answer = { status: 429, headers: { 'Retry-After': '7' } };
    for (const on of ['users', 'photo', 'discovery'] as const) simulator.faults.add({ on, times: 2, answer });
  }
  for (const id of failing) {
    simulator.faults.add({ on: new RegExp(`photos/${id}`), times: 1000, answer: { status: 500, body: 'broken' } });
  }
  return {
    get everyone() {
      return everyone();
    },
    withPicture: photographed.slice(failing.length),
    withoutPicture: everyone().filter((id) => !photographed.includes(id)),
    failingPicture: failing[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openScim(simulator, { clock }),
    changeOne: () => {
      const id = everyone()[3] ?? nobody;
      company.change({ kind: 'rename', id, familyName: 'Lindqvist' });
      return Promise.resolve(id);
    },
    removeOne: () => {
      const managers = new Set(company.people().map(({ managerId }) => managerId));
      const id = everyone().find((one) => !managers.has(one)) ?? nobody;
      company.change({ kind: 'leave', id });
      return Promise.resolve(id);
    },
    close: () => simulator.close(),
  };
}

/** A server of the future: attributes, schemas and parameters of paging that no RFC has. */
async function startTalkativeServer({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => `id-${String(index)}`);
  const users = everyone.map((id) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:3.0:Person', 7],
    id,
    userName: `person ${id}`,
    moods: [{ of: 'the day' }, null],
    photos: { weather: 'fine' },
    meta: 'unknown',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { firmware: { version: 7 } } },
  }));
  const server = await startScriptedServer(({ url }, response) => {
    const found = url.startsWith('/Users?');
    const body = found ? { totalResults: users.length, hasMore: 'perhaps', Resources: users } : { weather: 'fine' };
    response.writeHead(200, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
  });
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openScim({ baseUrl: server.url, token: 'x', pictureHost: new URL(server.url).host }),
    close: () => Promise.resolve(server[Symbol.asyncDispose]()),
  };
}

const ofAnother = { of: 'another', since: '2026-11-21T09:55:00.000Z', listedAt: '2026-11-21T09:55:00.000Z' };
const dead: SourceHarness['dead'] = [
  { named: 'a bookmark of another shape', from: () => ({ bookmark: { usn: 12 } }) },
  {
    named: 'a bookmark of another server',
    from: () => ({ bookmark: { ...ofAnother, listedPeople: 3, seen: {} } }),
  },
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
];

describe.each<[string, Partial<ScimOddities>]>([
  ['SCIM by index', {}],
  ['SCIM by cursor', { paging: 'cursor', mostPerPage: 90 }],
  [
    'SCIM without discovery, in other case',
    { noDiscovery: true, otherCase: true, textBooleans: true, mostPerPage: 60 },
  ],
])('%s', (name, oddities) => {
  describeSourceConformance(name, {
    start: (world) =>
      world.fault === 'unknown-fields' ? startTalkativeServer(world) : startSimulator(world, oddities),
    severalPages: 250,
    faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
    changes: true,
    pictures: true,
    dead,
  });
});
