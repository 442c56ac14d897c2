import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../simulators/onelogin/onelogin-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openOneLogin } from '../../../testing/onelogin-account.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '99999999';

async function startSimulator({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const company = sampleCompany({ people });
  const simulator = await startOneLoginSimulator({ company });
  const clock = createFakeClock();
  const everyone = (): readonly string[] => company.people().map((person) => simulator.idOf(person));
  const photographed = company.people().filter(({ picture }) => picture !== undefined);
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') limitRate(simulator);
  for (const { id } of failing) breakPicture(simulator, id);
  const withPicture = photographed.map((person) => simulator.idOf(person));
  return {
    get everyone() {
      return everyone();
    },
    withPicture: withPicture.slice(failing.length),
    withoutPicture: everyone().filter((id) => !withPicture.includes(id)),
    failingPicture: withPicture[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openOneLogin(simulator, { clock }),
    changeOne: () => {
      const person = company.people()[3];
      if (person === undefined) throw new Error('The company is too small.');
      company.change({ kind: 'rename', id: person.id, familyName: 'Lindqvist' });
      return Promise.resolve(simulator.idOf(person));
    },
    removeOne: () => {
      const managers = new Set(company.people().map(({ managerId }) => managerId));
      const person = company.people().find(({ id }) => !managers.has(id));
      if (person === undefined) throw new Error('Everyone is a manager.');
      company.change({ kind: 'leave', id: person.id });
      return Promise.resolve(simulator.idOf(person));
    },
    close: () => simulator.close(),
  };
}

/** Lists and pictures are refused, some more than once. */
function limitRate({ faults }: OneLoginSimulator): void {
  const headers = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '42' };
  faults.add({ on: 'users', times: 2, answer: { status: 429, headers, body: { statusCode: 429, message: 'Slow' } } });
  faults.add({ on: 'picture', times: 5, answer: { status: 429, headers: { 'Retry-After': '2' } } });
}

function breakPicture({ faults }: OneLoginSimulator, id: string): void {
  faults.add({ on: new RegExp(`pictures/${id}`), times: 1000, answer: { status: 503, body: 'out of order' } });
}

/** A OneLogin of the future: more fields and headers than any page documents. */
async function startTalkativeAccount({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => String(index + 1));
  const users = everyone.map((id) => ({ id: Number(id), email: `${id}@x.example`, moods: [{ of: 'the day' }, null] }));
  const server = await startScriptedServer(({ url }, response) => {
    const token = { access_token: 'token', expires_in: 36_000, mood: { of: 'the server' } };
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'x-weather': 'fine' });
    response.end(JSON.stringify(url.startsWith('/auth/') ? token : users));
  });
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openOneLogin({ url: server.url, clientId: 'id', clientSecret: 'secret' }),
    close: async () => {
      await server[Symbol.asyncDispose]();
    },
  };
}

const dead: SourceHarness['dead'] = [
  { named: 'a bookmark of another shape', from: () => ({ bookmark: { usn: 12 } }) },
  {
    named: 'a bookmark of another mapping',
    from: () => ({
      bookmark: { since: '2026-11-20T00:00:00Z', seen: {}, listedAt: '2026-11-20T00:00:00Z', of: 'other' },
    }),
  },
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
];

describeSourceConformance('OneLogin', {
  start: (world) => (world.fault === 'unknown-fields' ? startTalkativeAccount(world) : startSimulator(world)),
  severalPages: 120,
  faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
  changes: true,
  pictures: true,
  dead,
});
