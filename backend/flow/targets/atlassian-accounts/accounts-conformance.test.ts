import {
  startAccountsSimulator,
  type AccountsSimulator,
} from '../../../../simulators/atlassian-accounts/accounts-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { accountsFields, openAccounts } from '../../../testing/accounts-organization.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';
import type { DesiredState, TargetState } from '../target.ts';

const zones = ['UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/Lima'];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people: people * 2 });
  const deafTo = fault === 'deaf-field' ? ['extended_profile.location'] : [];
  const simulator = await startAccountsSimulator({ company, deafTo });
  const everyone = company
    .people()
    .flatMap(({ guest, email }) => (guest ? [] : [email]))
    .slice(0, people);
  const [, troubled = ''] = everyone;
  addFault(simulator, { fault, troubled });
  return {
    open: () => openAccounts(simulator),
    everyone,
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: '712020:00000000-0000-4000-8000-000000000000',
    desired,
    shows: (person) => shown(simulator, person),
    rest: (person) => {
      const { email, name, status, isManaged } = simulator.account(person) ?? {};
      return { email, name, status, isManaged };
    },
    writes: () => simulator.writes(),
    troubled,
    deafField: 'location',
    changeOverThere: (person) => {
      const { texts } = simulator.account(person) ?? {};
      simulator.change(person, { texts: { ...texts, 'extended_profile.job_title': 'Somebody else’s idea' } });
    },
    remove: (person) => {
      simulator.remove(person);
    },
    close: () => simulator.close(),
  };
}

function addFault(
  simulator: AccountsSimulator,
  { fault, troubled }: { readonly fault: ConformanceTargetWorld['fault']; readonly troubled: string },
): void {
  const { faults } = simulator;
  const limited = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds } });
  if (fault === 'rate-limit') {
    faults.add({ on: 'patch', times: 4, answer: limited('7') });
    faults.add({ on: 'search', times: 1, answer: limited('2') });
    faults.add({ on: 'avatar', after: 2, times: 2, answer: limited('3') });
  }
  if (fault === 'long-rate-limit') faults.add({ on: 'patch', times: 1000, answer: limited('3600') });
  if (fault === 'refused-person') simulator.change(troubled, { isManaged: false });
  if (fault === 'failing-person') {
    const id = encodeURIComponent(simulator.account(troubled)?.accountId ?? '');
    faults.add({ on: new RegExp(`/users/${id}/manage/profile$`), times: 1000, answer: { status: 500, body: '' } });
  }
}

function desired(person: string, version: number): DesiredState {
  const texts = accountsFields.map((name) => [name, `${name} ${version} of ${person}`.slice(0, 30)] as const);
  return {
    matchValue: person,
    displayName: person,
    fields: {
      ...Object.fromEntries(texts),
      zoneinfo: zones[version % zones.length] ?? 'UTC',
      locale: `en-v${version}`,
    },
    picture: {
      version: `picture ${version} of ${person}`,
      read: () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, version])),
    },
  };
}

function shown(simulator: AccountsSimulator, person: string): TargetState {
  const { texts = {}, accountId = '', pictures = 0 } = simulator.account(person) ?? {};
  const values = accountsFields.map(
    (name) => [name, texts[name] ?? texts[`extended_profile.${name}`] ?? null] as const,
  );
  return {
    fields: Object.fromEntries(values),
    picture: `${simulator.url}/avatars/${encodeURIComponent(accountId)}/${pictures}`,
  };
}

describeTargetConformance('Atlassian accounts', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'refused-person', 'failing-person', 'deaf-field'],
  readsPicture: true,
  neverEmpty: ['nickname'],
});
