/** Whom pushes ask a target about, and how much of what a target allows they make use of. */
import { accountIdOf } from '../simulators/jira-cloud/site.ts';
import { jiraCloudTarget } from '../backend/flow/targets/jira-cloud/jira-cloud-target.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { inSeconds, measuredAtMost, ratioAtLeast, ratioAtMost, type Figure } from './figure.ts';
import { startSiteProcess } from './jira-site-process.ts';
import type { Part } from './part.ts';
import { openRoster, startPostgres, type BenchRoster, type PushTarget } from './roster.ts';

export const pushing: Part = {
  name: 'pushing',
  maxMinutes: 15,
  measure: async (resources) => {
    const createDatabase = await startPostgres(resources);
    return measureDifferences(resources, await createDatabase());
  },
};

export const pushingRate: Part = {
  name: 'pushing-rate',
  maxMinutes: 5,
  measure: async (resources) => {
    const createDatabase = await startPostgres(resources);
    return [await measureRate(resources, await createDatabase())];
  },
};

const everyone = 10_000;
const differing = 500;

/** A push of what has changed asks about whom it concerns, and of each as much as the first push did. */
async function measureDifferences(resources: AsyncDisposableStack, databaseUrl: string): Promise<Figure[]> {
  const site = resources.use(await startSiteProcess({ people: siteOf(everyone), latencyMillis: 0 }));
  await using roster = await openRoster(databaseUrl);
  const ids = await putCompany(roster, everyone);
  const matching = { by: 'accountId', from: 'property:atlassianAccountId' };
  const push = await addSite(roster, { ...site.settings }, matching);
  const first = await push('full');
  const firstCounts = await site.counts();
  await roster.setValue(ids.slice(0, differing), 'field:jobTitle', 'Astronaut');
  const next = await push('changes');
  const counts = await site.counts();
  if (first.applied !== everyone || next.applied !== differing) {
    throw new Error(`Not everyone was written: ${JSON.stringify({ first: first.applied, next: next.applied })}`);
  }
  const unchanged = await push('full');
  return [
    {
      name: 'Pushing 10,000 people of whom 500 differ: people asked about',
      measured: { value: counts.people, unit: '' },
      target: measuredAtMost(differing),
    },
    {
      name: 'Pushing 10,000 people of whom 500 differ: requests',
      measured: { value: counts.requests, unit: '' },
      reference: { name: 'first push of everyone', value: firstCounts.requests, unit: '' },
      ratio: counts.requests / firstCounts.requests,
      target: ratioAtMost(differing / everyone),
    },
    {
      name: 'Pushing 10,000 people in whom nothing differs: requests',
      measured: { value: (await site.counts()).requests, unit: '' },
      target: measuredAtMost(0),
    },
    { name: 'Pushing 10,000 people for the first time', measured: inSeconds(first.seconds) },
    { name: 'Pushing the 500 who differ', measured: inSeconds(next.seconds) },
    { name: 'Pushing nobody of 10,000', measured: inSeconds(unchanged.seconds) },
  ];
}

const burst = { requests: 100, seconds: 5 };
const limited = 500;

/** The site counts searches, reads and writes apart: each person is first searched for, then read and written. */
async function measureRate(resources: AsyncDisposableStack, databaseUrl: string): Promise<Figure> {
  const site = resources.use(await startSiteProcess({ people: siteOf(limited), latencyMillis: 20, burst }));
  await using roster = await openRoster(databaseUrl);
  await putCompany(roster, limited);
  const push = await addSite(roster, { ...site.settings }, { by: 'email', from: 'field:email' });
  const { applied, seconds } = await push('full');
  if (applied !== limited) throw new Error(`Only ${String(applied)} people were written.`);
  // The first requests of each kind meet no limit: nobody could be faster than this.
  const fastest = (2 * (limited - burst.requests)) / (burst.requests / burst.seconds);
  return {
    name: 'First push of 500 people to a site that takes 20 requests/s of each kind',
    measured: inSeconds(seconds),
    reference: { name: 'as the limit allows', ...inSeconds(fastest) },
    ratio: fastest / seconds,
    target: ratioAtLeast(0.75),
  };
}

function putCompany(roster: BenchRoster, people: number): Promise<readonly string[]> {
  const staff = sampleCompany({ people: siteOf(people) }).people();
  const rows = staff
    .filter(({ active }) => active)
    .slice(0, people)
    .map((person) => ({
      displayName: person.displayName,
      values: {
        'field:email': person.email,
        'field:jobTitle': person.jobTitle,
        'field:department': person.department,
        'property:atlassianAccountId': accountIdOf(person),
      },
    }));
  return roster.putPeople(rows);
}

/** Some accounts are disabled, and a search finds none of those. */
const siteOf = (people: number): number => Math.ceil(people * 1.2);

function addSite(roster: BenchRoster, settings: PushTarget['settings'], matching: PushTarget['matching']) {
  const fields = ['jobTitle', 'department'].map((name) => ({
    to: name,
    from: `field:${name}`,
    whenEmpty: 'clear' as const,
  }));
  return roster.addTarget({ target: jiraCloudTarget, settings, fields, matching });
}
