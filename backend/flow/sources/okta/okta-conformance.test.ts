import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type OktaSimulator, startOktaSimulator } from '../../../../simulators/okta/okta-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { asApp, openOkta } from '../../../testing/okta-org.ts';
import { answerJson } from '../../../testing/entra-tenant.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '00u00000000000000000';

async function startSimulator({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const simulator = await startOktaSimulator({ company, now: clock.now, dpop: 'required' });
  const idsOf = (those: readonly { readonly id: string }[]): readonly string[] =>
    those.map(({ id }) => simulator.idOf(id));
  const photographed = idsOf(company.people().filter(({ picture }) => picture !== undefined));
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') limitRate(simulator);
  for (const id of failing) {
    simulator.faults.add({ on: new RegExp(`/pictures/${id}`), times: 1000, answer: { status: 503 } });
  }
  return {
    get everyone() {
      return idsOf(company.people());
    },
    withPicture: photographed.slice(failing.length),
    withoutPicture: idsOf(company.people()).filter((id) => !photographed.includes(id)),
    failingPicture: failing[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openOkta(simulator, { clock, settings: asApp(simulator) }),
    changeOne: () => {
      const id = company.people()[3]?.id ?? nobody;
      company.change({ kind: 'rename', id, familyName: 'Lindqvist' });
      return Promise.resolve(simulator.idOf(id));
    },
    removeOne: () => {
      const managers = new Set(company.people().map(({ managerId }) => managerId));
      const id = company.people().find((one) => !managers.has(one.id))?.id ?? nobody;
      company.change({ kind: 'leave', id, forGood: true });
      return Promise.resolve(simulator.idOf(id));
    },
    close: () => simulator.close(),
  };
}

/** Rate and concurrency of the API, and of the host of the pictures. */
function limitRate({ faults, tooManyAtOnce }: OktaSimulator): void {
  faults.add({ on: 'users', times: 2, answer: tooManyAtOnce() });
  faults.add({ on: 'token', answer: tooManyAtOnce() });
  faults.add({ on: 'picture', times: 3, answer: { status: 429, headers: { 'Retry-After': '2' } } });
}

/** An Okta of the future: more properties, headers and relations than any page documents. */
async function startTalkativeOkta({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => `00u${String(index).padStart(17, '0')}`);
  const users = everyone.map((id) => ({
    id,
    status: 'DREAMING',
    realm: { id: 'guo1', nested: [{ deeper: [null] }] },
    profile: { login: `${id}@x.example`, moods: [{ of: 'the day' }, null], 'new name': 7 },
    _embedded: { robots: [] },
  }));
  const server = await startScriptedServer((_, response) => {
    answerJson(response, 200, users, { link: '<https://elsewhere.example/>; rel="weather"; title="a, b"' });
  });
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openOkta({ orgUrl: server.url, apiToken: 'token' }),
    close: async () => {
      await server[Symbol.asyncDispose]();
    },
  };
}

const asOf = '2026-11-20T08:00:00.000Z';
const dead: SourceHarness['dead'] = [
  { named: 'a bookmark of another shape', from: () => ({ bookmark: { deltaLink: 'https://x.example' } }) },
  {
    named: 'a bookmark of another org',
    from: () => ({ bookmark: { of: 'another', asOf, seen: {}, log: { since: asOf } } }),
  },
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
];

describeSourceConformance('Okta', {
  start: (world) => (world.fault === 'unknown-fields' ? startTalkativeOkta(world) : startSimulator(world)),
  severalPages: 450,
  faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
  changes: true,
  pictures: true,
  dead,
});
