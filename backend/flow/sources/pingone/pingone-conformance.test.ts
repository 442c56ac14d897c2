import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type PingOneSimulator, startPingOneSimulator } from '../../../../simulators/pingone/pingone-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openPingOne } from '../../../testing/pingone-environment.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

async function startSimulator({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const company = sampleCompany({ people });
  const simulator = await startPingOneSimulator({ company });
  const clock = createFakeClock();
  const everyone = (): readonly string[] => company.people().map(({ id }) => id);
  const photographed = company.people().filter(({ picture }) => picture !== undefined);
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') limitRate(simulator);
  for (const { id } of failing) breakPicture(simulator, id);
  const withPicture = photographed.map(({ id }) => id);
  return {
    get everyone() {
      return everyone();
    },
    withPicture: withPicture.slice(failing.length),
    withoutPicture: everyone().filter((id) => !withPicture.includes(id)),
    failingPicture: withPicture[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openPingOne(simulator, { clock }),
    changeOne: () => {
      const person = company.people()[3];
      if (person === undefined) throw new Error('The company is too small.');
      company.change({ kind: 'rename', id: person.id, familyName: 'Lindqvist' });
      return Promise.resolve(person.id);
    },
    removeOne: () => {
      const managers = new Set(company.people().map(({ managerId }) => managerId));
      const person = company.people().find(({ id }) => !managers.has(id));
      if (person === undefined) throw new Error('Everyone is a manager.');
      company.change({ kind: 'leave', id: person.id });
      return Promise.resolve(person.id);
    },
    close: () => simulator.close(),
  };
}

/** Lists and pictures are refused, some more than once. */
function limitRate({ faults }: PingOneSimulator): void {
  const answer = { status: 429, headers: { 'Retry-After': '7' }, body: { code: 'REQUEST_LIMITED' } };
  faults.add({ on: 'users', times: 3, answer });
  faults.add({ on: 'picture', times: 5, answer: { status: 429, headers: { 'Retry-After': '2' } } });
}

function breakPicture({ faults }: PingOneSimulator, id: string): void {
  faults.add({ on: new RegExp(`pictures/${id}`), times: 1000, answer: { status: 503, body: 'out of order' } });
}

/** A PingOne of the future: more fields and links than any page documents. */
async function startTalkativeEnvironment({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => `id-${String(index)}`);
  const users = everyone.map((id) => ({ id, username: id, moods: [{ of: 'the day' }, null], _weather: 'fine' }));
  const server = await startScriptedServer(({ url }, response) => {
    const token = { access_token: 'token', expires_in: 3600, mood: { of: 'the server' } };
    const page = { _embedded: { users, robots: [] }, _links: { self: { href: 'x' }, robots: { href: 'y' } }, total: 7 };
    response.writeHead(200, { 'content-type': 'application/hal+json; charset=utf-8' });
    response.end(JSON.stringify(url.endsWith('/as/token') ? token : page));
  });
  const ids = { environmentId: nobody, clientId: nobody };
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openPingOne({ url: server.url, ...ids, clientSecret: 'secret' }),
    close: async () => {
      await server[Symbol.asyncDispose]();
    },
  };
}

const dead: SourceHarness['dead'] = [
  { named: 'a bookmark of another shape', from: () => ({ bookmark: { usn: 12 } }) },
  {
    named: 'a bookmark of another scope',
    from: () => ({
      bookmark: { since: '2026-11-20T00:00:00Z', seen: {}, listedAt: '2026-11-20T00:00:00Z', of: 'other' },
    }),
  },
  {
    named: 'a cursor that leads to another server',
    from: () => ({
      cursor: { read: 'whole', of: 'other', listing: 0, link: 'https://elsewhere.example/', beganAt: null, recent: {} },
    }),
  },
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
];

describeSourceConformance('PingOne', {
  start: (world) => (world.fault === 'unknown-fields' ? startTalkativeEnvironment(world) : startSimulator(world)),
  severalPages: 450,
  faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
  changes: true,
  pictures: true,
  dead,
});
