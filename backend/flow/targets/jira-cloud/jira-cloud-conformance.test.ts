import { sampleCompany } from '../../../../simulators/company/company.ts';
import { rateLimits } from '../../../../simulators/jira-cloud/jira-refusals.ts';
import {
  type JiraCloudSimulator,
  startJiraCloudSimulator,
} from '../../../../simulators/jira-cloud/jira-cloud-simulator.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openJiraCloud } from '../../../testing/jira-cloud-site.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';

const fields = ['jobTitle', 'department', 'Cost centre'];
const key = 'rosterProfile';
const anHour = 3600;

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const clock = createFakeClock();
  const simulator = await startJiraCloudSimulator({ company: sampleCompany({ people }), now: clock.now });
  const { site } = simulator;
  const ids = site.accounts().flatMap(({ bean }) => (bean.accountId.length > 30 ? [bean.accountId] : []));
  // An app is among them where somebody is to be refused.
  const everyone = fault === 'refused-person' ? [...ids.slice(1), site.app.bean.accountId] : ids;
  for (const id of everyone) site.setProperty(id, 'another-app', { of: 'another app', person: id });
  const troubled = fault === 'refused-person' ? site.app.bean.accountId : (everyone[1] ?? '');
  if (fault === 'rate-limit') limitRate(simulator);
  const quota = rateLimits.quota(clock.now(), anHour);
  if (fault === 'long-rate-limit') simulator.faults.add({ on: 'property', times: 1e6, answer: quota });
  if (fault === 'failing-person') {
    const of = new RegExp(`properties/${key}.*${encodeURIComponent(troubled)}`, 'u');
    simulator.faults.add({ on: of, times: 1e6, answer: { status: 500 } });
  }
  const document = (person: string) => site.property(person, key) as Record<string, string> | undefined;
  return {
    open: () => openJiraCloud(simulator, { wants: { fields, matchBy: 'accountId' } }, clock),
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
    rest: (person) => [site.account(person), site.property(person, 'another-app')],
    writes: () => simulator.log.requests().filter(({ method }) => method !== 'GET').length,
    troubled,
    changeOverThere: (person) => {
      site.setProperty(person, key, { ...document(person), jobTitle: 'Boss' });
    },
    remove: (person) => {
      site.removeAccount(person);
    },
    close: () => simulator.close(),
  };
}

/** Jira says "later" in several ways. */
function limitRate({ faults }: JiraCloudSimulator): void {
  faults.add({ on: 'user-bulk', answer: rateLimits.bare() });
  faults.add({ on: 'property', times: 4, after: 2, answer: rateLimits.burst(3) });
  faults.add({ on: 'property', times: 2, answer: rateLimits.perIssue(2) });
  faults.add({ on: 'property', answer: { status: 503, headers: { 'Retry-After': '2' } } });
}

describeTargetConformance('Jira Cloud', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person'],
  readsPicture: false,
});
