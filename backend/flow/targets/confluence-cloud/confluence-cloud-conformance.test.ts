import { sampleCompany } from '../../../../simulators/company/company.ts';
import {
  type ConfluenceCloudSimulator,
  startConfluenceCloudSimulator,
} from '../../../../simulators/confluence-cloud/confluence-cloud-simulator.ts';
import { rateLimited } from '../../../../simulators/confluence-cloud/confluence-refusals.ts';
import { openConfluenceCloud } from '../../../testing/confluence-cloud-site.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const fields = ['jobTitle', 'department', 'Cost centre'];
const key = 'rosterProfile';

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const clock = createFakeClock();
  const simulator = await startConfluenceCloudSimulator({ company: sampleCompany({ people }), now: clock.now });
  const { site, properties } = simulator;
  const ids = site.accounts().flatMap(({ bean }) => (bean.accountId.length > 30 ? [bean.accountId] : []));
  // An app is among them where somebody is to be refused.
  const everyone = fault === 'refused-person' ? [...ids.slice(1), site.app.bean.accountId] : ids;
  for (const id of everyone) properties.set(id, new Map([['another-app', { of: 'another app', person: id }]]));
  const troubled = fault === 'refused-person' ? site.app.bean.accountId : (everyone[1] ?? '');
  if (fault === 'rate-limit') limitRate(simulator, clock.now());
  const quota = rateLimited('quota', 3600, clock.now());
  if (fault === 'long-rate-limit') simulator.faults.add({ on: 'property', times: 1e6, answer: quota });
  if (fault === 'failing-person') {
    const of = new RegExp(`${encodeURIComponent(troubled)}/property/${key}`, 'u');
    simulator.faults.add({ on: of, times: 1e6, answer: { status: 500 } });
  }
  const document = (person: string) => properties.get(person)?.get(key) as Record<string, string> | undefined;
  return {
    open: () => openConfluenceCloud(simulator, { wants: { fields, matchBy: 'accountId' } }, clock),
    everyone,
    nobody: '557058:00000000-0000-4000-8000-000000000000',
    unknownRemoteId: '557058:11111111-0000-4000-8000-000000000000',
    desired: (person, version) => ({
      matchValue: person,
      displayName: person,
      fields: Object.fromEntries(fields.map((name) => [name, `${name} ${version} of ${person}`])),
      manager: { displayName: 'First', remoteId: everyone[0] ?? '' },
    }),
    shows: (person) => ({
      fields: Object.fromEntries(fields.map((name) => [name, document(person)?.[name] ?? null])),
      manager: document(person)?.['managerAccountId'] ?? null,
    }),
    rest: (person) => [site.account(person), properties.get(person)?.get('another-app')],
    writes: () => simulator.log.requests().filter(({ method }) => method !== 'GET').length,
    troubled,
    changeOverThere: (person) => {
      properties.get(person)?.set(key, { ...document(person), jobTitle: 'Boss' });
    },
    remove: (person) => {
      site.removeAccount(person);
    },
    close: () => simulator.close(),
  };
}

/** Confluence says "later" in several ways. */
function limitRate({ faults }: ConfluenceCloudSimulator, now: Date): void {
  faults.add({ on: 'user-bulk', answer: { status: 429 } });
  faults.add({ on: 'property', times: 4, after: 2, answer: rateLimited('burst', 3, now) });
  faults.add({ on: 'property', answer: { status: 503, headers: { 'Retry-After': '2' } } });
}

describeTargetConformance('Confluence Cloud', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person'],
  readsPicture: false,
});
