import type { ConformanceTarget, ConformanceTargetWorld } from '../flow/targets/target-conformance-harness.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { writingKinds } from '../../simulators/jira-data-center/jira-routes.ts';
import { tooManyRequests } from '../../simulators/data-center/rate-limit.ts';
import { aPicture, startJiraWorld, type JiraWorldInTest } from './jira-dc-world.ts';

const names = ['Position', 'Department', 'Cost centre'];
const prefix = 'jira.meta.';

/** A simulated Jira as a target under conformance, with properties in the one store or the other. */
export async function startConformingJira(
  properties: 'profile' | 'rest',
  { people, fault }: ConformanceTargetWorld,
): Promise<ConformanceTarget> {
  const world = await startJiraWorld({ size: Math.ceil(people * 1.2) + 10 });
  const everyone = world.people.slice(0, people);
  const keys = new Map(everyone.map(({ email, key }) => [email, key]));
  const { jira } = world;
  const user = (person: string) => jira.user(keys.get(person) ?? '');
  const valueOf = (person: string, name: string): string | null =>
    properties === 'profile'
      ? (user(person).propertySet.get(prefix + name) ?? null)
      : (JSON.parse(user(person).entityProperties.get(name) ?? 'null') as string | null);
  const troubled = everyone[1]?.email ?? '';
  addFault(world, { fault, troubled: keys.get(troubled) ?? '' });
  const settings: JsonObject = { properties };
  return {
    open: () => world.open({ settings, wants: { fields: names } }),
    everyone: everyone.map(({ email }) => email),
    nobody: 'nobody@larkfield.example',
    unknownRemoteId: 'JIRAUSER99999',
    desired: (person, version) => ({
      matchValue: person,
      displayName: person,
      fields: Object.fromEntries(names.map((name) => [name, `${name} ${version} of ${person}`])),
      picture: { ...aPicture(version), read: () => aPicture(version).read(16) },
    }),
    shows: (person) => ({
      fields: Object.fromEntries(names.map((name) => [name, valueOf(person, name)])),
      picture: user(person).avatarId ?? null,
    }),
    rest: (person) => {
      const { custom, propertySet, entityProperties, key, name, email, displayName, active } = user(person);
      const others = ([name]: readonly [string, string]): boolean => !names.includes(name.replace(prefix, ''));
      const own = custom.filter(({ by }) => by === 'person').map(({ id }) => id);
      return structuredClone({
        key,
        name,
        email,
        displayName,
        active,
        own,
        kept: [...propertySet, ...entityProperties].filter(others),
      });
    },
    writes: () => writingKinds.reduce((sum, kind) => sum + jira.log.count(kind), 0),
    troubled,
    deafField: 'Department',
    changeOverThere: (person) => {
      if (properties === 'profile') user(person).propertySet.set(`${prefix}Position`, 'Boss');
      else user(person).entityProperties.set('Position', '"Boss"');
    },
    remove: (person) => {
      user(person).deleted = true;
    },
    close: async () => {
      await world[Symbol.asyncDispose]();
    },
  };
}

function addFault(
  { jira }: JiraWorldInTest,
  { fault, troubled }: { readonly fault: ConformanceTargetWorld['fault']; readonly troubled: string },
): void {
  if (fault === 'rate-limit') jira.faults.add({ on: 'any', after: 5, times: 4, answer: tooManyRequests(7) });
  if (fault === 'long-rate-limit') {
    for (const on of writingKinds) jira.faults.add({ on, times: Infinity, answer: tooManyRequests(3600) });
  }
  if (fault === 'refused-person') jira.user(troubled).active = false;
  if (fault === 'failing-person') jira.user(troubled).isBroken = true;
  if (fault === 'deaf-field') jira.world.deafProperty = 'Department';
}
