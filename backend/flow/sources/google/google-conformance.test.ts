import { sampleCompany } from '../../../../simulators/company/company.ts';
import { refusals } from '../../../../simulators/google/google-refusals.ts';
import { type GoogleSimulator, startGoogleSimulator } from '../../../../simulators/google/google-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { answerJson, openGoogle, startScriptedWorkspace } from '../../../testing/google-workspace.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from '../source-conformance-harness.ts';
import { describeSourceConformance } from '../source-conformance.ts';

const nobody = '100000000000000000000';

async function startSimulator({ people, fault }: ConformanceWorld): Promise<ConformanceProvider> {
  const clock = createFakeClock();
  const company = sampleCompany({ people });
  const simulator = await startGoogleSimulator({ company, now: clock.now });
  const members = company.people().filter(({ guest }) => !guest);
  const everyone = members.map(simulator.idOf);
  const photographed = members.filter(({ picture }) => picture !== undefined).map(simulator.idOf);
  const failing = fault === 'failed-picture' ? photographed.slice(0, 1) : [];
  if (fault === 'rate-limit') limitRate(simulator);
  for (const id of failing) {
    simulator.faults.add({ on: new RegExp(`${id}/photos`, 'u'), times: 1000, answer: refusals.backendError() });
  }
  return {
    everyone,
    withPicture: photographed.slice(failing.length),
    withoutPicture: everyone.filter((id) => !photographed.includes(id)),
    failingPicture: failing[0] ?? nobody,
    nobody,
    waitedSeconds: () => clock.slept,
    open: () => openGoogle(simulator, {}, clock),
    close: () => simulator.close(),
  };
}

/** Google says "later" in several ways. */
function limitRate({ faults }: GoogleSimulator): void {
  faults.add({ on: 'users', times: 2, answer: refusals.userRateLimitExceeded() });
  faults.add({ on: 'users', answer: refusals.rateLimitExceeded() });
  faults.add({ on: 'photo', times: 20, after: 3, answer: refusals.quotaExceeded() });
  faults.add({ on: 'photo', times: 5, answer: refusals.gatewayRateLimit() });
}

/** A Directory API of the future: more fields than any page documents. */
async function startTalkativeWorkspace({ people }: ConformanceWorld): Promise<ConformanceProvider> {
  const everyone = Array.from({ length: people }, (_, index) => `id-${String(index)}`);
  const users = everyone.map((id) => ({
    id,
    primaryEmail: `${id}@corp.example`,
    moods: [{ of: 'the day' }, null],
    relations: [{ type: 'rival', value: 7 }, 'odd', { type: 'manager', value: { of: 'nobody' } }],
    customSchemas: { New: { deeply: { nested: [1] } } },
  }));
  const workspace = await startScriptedWorkspace(({ url }, response) => {
    answerJson(response, 200, { weather: 'fine', ...(url.includes('showDeleted') ? {} : { users }) });
  });
  return {
    everyone,
    withPicture: [],
    withoutPicture: everyone,
    nobody,
    open: () => openGoogle(workspace),
    close: async () => {
      await workspace[Symbol.asyncDispose]();
    },
  };
}

const dead: SourceHarness['dead'] = [
  { named: 'a cursor of another source', from: () => ({ cursor: { page: 2 } }) },
  {
    named: 'a cursor of another mapping',
    from: () => ({ cursor: { list: 'users', next: 'x', began: 0, of: 'another' } }),
  },
];

describeSourceConformance('Google Workspace', {
  start: (world) => (world.fault === 'unknown-fields' ? startTalkativeWorkspace(world) : startSimulator(world)),
  severalPages: 1100,
  faults: ['rate-limit', 'unknown-fields', 'failed-picture'],
  changes: false,
  pictures: true,
  dead,
});
