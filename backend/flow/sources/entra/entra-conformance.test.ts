import { sampleCompany } from '../../../../simulators/company/company.ts';
import { type EntraSimulator, startEntraSimulator } from '../../../../simulators/entra/entra-simulator.ts';
import { answerJson, openEntra, startScriptedTenant } from '../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

async function startSimulator({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const company = sampleCompany({ people });
  const simulator = await startEntraSimulator({ company });
  const clock = createFakeClock();
  const everyone = (): readonly string[] => company.people().map(({ id }) => id);
  const photographed = company.people().flatMap(({ id, picture }) => (picture === undefined ? [] : [id]));
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') limitRate(simulator);
  for (const id of failing) breakPicture(simulator, id);
  return {
    get everyone() {
      return everyone();
    },
    withPicture: photographed.slice(failing.length),
    withoutPicture: everyone().filter((id) => !photographed.includes(id)),
    failingPicture: failing[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openEntra(simulator, {}, clock),
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

/** Pages, a whole batch and parts of batches are refused, some more than once. */
function limitRate({ faults }: EntraSimulator): void {
  const answer = { status: 429, code: 'TooManyRequests', retryAfter: '2.128' };
  faults.add({ on: 'users', times: 2, answer });
  faults.add({ on: 'batch', answer });
  faults.add({ on: 'photo-metadata', times: 25, after: 3, answer });
  faults.add({ on: 'photo-bytes', times: 15, answer });
}

function breakPicture({ faults }: EntraSimulator, id: string): void {
  faults.add({ on: new RegExp(`${id}/photo`), times: 1000, answer: { status: 503, code: 'serviceNotAvailable' } });
}

/** A Graph of the future: more properties, annotations and links than any page documents. */
async function startTalkativeGraph({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => `id-${String(index)}`);
  const users = everyone.map((id) => ({
    '@odata.flavour': 'new',
    id,
    displayName: `Person ${id}`,
    moods: [{ of: 'the day' }, null],
    manager: { '@odata.type': '#microsoft.graph.robot', id: 'id-0', firmware: { version: 7 } },
  }));
  const links = { '@odata.contextHint': 'x', '@odata.trackLink': 'https://elsewhere.example/', weather: 'fine' };
  const tenant = await startScriptedTenant(({ url }, response) => {
    const isDelta = url.startsWith('/v1.0/users/delta');
    const page = isDelta ? { value: [], '@odata.deltaLink': `${tenant.graphUrl}/v1.0/users/delta` } : { value: users };
    answerJson(response, 200, { ...links, ...page });
  });
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openEntra(tenant),
    close: async () => {
      await tenant[Symbol.asyncDispose]();
    },
  };
}

const dead: SourceHarness['dead'] = [
  { named: 'a bookmark of another shape', from: () => ({ bookmark: { usn: 12 } }) },
  {
    named: 'a bookmark of another mapping',
    from: () => ({ bookmark: { deltaLink: 'https://graph.example/v1.0/users/delta?$deltatoken=x', of: 'another' } }),
  },
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
];

describeSourceConformance('Microsoft Entra ID', {
  start: (world) => (world.fault === 'unknown-fields' ? startTalkativeGraph(world) : startSimulator(world)),
  severalPages: 2100,
  faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
  changes: true,
  pictures: true,
  dead,
});
