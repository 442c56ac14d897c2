import {
  startOrganizationSimulator,
  type OrganizationSimulator,
} from '../../../../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { openOrganization, organizationFields } from '../../../testing/organization-directory.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../target-conformance-harness.ts';
import { describeTargetConformance } from '../target-conformance.ts';
import type { DesiredState, TargetState } from '../target.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const zones = ['UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/Lima'];

async function start({ people, fault }: ConformanceTargetWorld): Promise<ConformanceTarget> {
  const company = sampleCompany({ people: people * 2 });
  const deafTo = fault === 'deaf-field' ? ['phoneNumbers'] : [];
  const simulator = await startOrganizationSimulator({ company, deafTo });
  const everyone = company
    .people()
    .flatMap(({ guest, login }) => (guest ? [] : [login]))
    .slice(0, people);
  for (const person of everyone) simulator.change(person, othersEntries);
  const [boss = '', troubled = ''] = everyone;
  addFault(simulator, { fault, troubled });
  return {
    open: () => openOrganization(simulator),
    everyone,
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: '00000000-0000-4000-8000-000000000000',
    desired: (person, version) => desired(person, version, { boss, bossId: String(simulator.user(boss)?.['id']) }),
    shows: (person) => shown(simulator.user(person) ?? {}),
    rest: (person) => restOf(simulator.user(person) ?? {}),
    writes: () => simulator.writes(),
    troubled,
    deafField: 'phone',
    changeOverThere: (person) => {
      simulator.change(person, { title: 'Somebody else’s idea' });
    },
    remove: (person) => {
      simulator.remove(person);
    },
    close: () => simulator.close(),
  };
}

/** What others have put beside what Roster writes. */
const othersEntries = {
  phoneNumbers: [{ value: '+49 151 5555 0000', type: 'mobile', primary: true }],
  photos: [{ value: 'https://elsewhere.example/small.jpg', type: 'thumbnail', primary: false }],
};

function addFault(
  simulator: OrganizationSimulator,
  { fault, troubled }: { readonly fault: ConformanceTargetWorld['fault']; readonly troubled: string },
): void {
  const { faults } = simulator;
  const limited = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds } });
  if (fault === 'rate-limit') {
    faults.add({ on: 'patch', times: 4, answer: limited('7') });
    faults.add({ on: 'read', after: 3, times: 2, answer: limited('2') });
  }
  if (fault === 'long-rate-limit') faults.add({ on: 'patch', times: 1000, answer: limited('3600') });
  if (fault === 'failing-person') {
    const id = String(simulator.user(troubled)?.['id']);
    faults.add({ on: new RegExp(`/Users/${id}$`), times: 1000, answer: { status: 500, body: 'out of order' } });
  }
}

function desired(person: string, version: number, { boss, bossId }: { boss: string; bossId: string }): DesiredState {
  const texts = organizationFields.map((name) => [name, `${name} ${version} of ${person}`] as const);
  return {
    matchValue: person,
    displayName: person,
    fields: {
      ...Object.fromEntries(texts),
      timezone: zones[version % zones.length] ?? 'UTC',
      preferredLanguage: `en-v${version}`,
      phone: `+49 30 5555 000${version}`,
    },
    manager: { displayName: boss, remoteId: bossId, email: boss },
    picture: {
      version: `https://roster.example/photos/${person}/${version}.jpg`,
      hostedAddress: `https://roster.example/photos/${person}/${version}.jpg`,
      read: () => Promise.resolve(undefined),
    },
  };
}

type User = Readonly<Record<string, unknown>>;
type Entries = readonly { readonly value: string; readonly type: string }[];

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const entry = (user: User, name: string, type: string): string | null =>
  ((user[name] ?? []) as Entries).find((one) => one.type === type)?.value ?? null;

function shown(user: User): TargetState {
  const extension = user[enterprise] as { readonly manager?: { readonly value: string } } | undefined;
  const texts = organizationFields
    .filter((name) => name !== 'phone')
    .map((name) => [name, textOf(user[name])] as const);
  return {
    fields: { ...Object.fromEntries(texts), phone: entry(user, 'phoneNumbers', 'work') },
    manager: extension?.manager?.value ?? null,
    picture: entry(user, 'photos', 'photo'),
    active: user['active'] === true,
  };
}

function restOf(user: User): unknown {
  const { meta, photos, phoneNumbers, [enterprise]: extension, ...rest } = user;
  const names: readonly string[] = organizationFields;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name))),
    photos: (photos as Entries).filter(({ type }) => type !== 'photo'),
    phoneNumbers: (phoneNumbers as Entries).filter(({ type }) => type !== 'work'),
    other: [typeof meta, Object.keys((extension as object | undefined) ?? {}).filter((name) => name !== 'manager')],
  };
}

describeTargetConformance('An Atlassian organization', {
  start,
  faults: ['rate-limit', 'long-rate-limit', 'failing-person', 'deaf-field'],
  readsPicture: true,
  neverEmpty: ['displayName'],
});
