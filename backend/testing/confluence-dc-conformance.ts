import { writingKinds } from '../../simulators/confluence-data-center/confluence-routes.ts';
import { tooManyRequests } from '../../simulators/data-center/rate-limit.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { ConformanceTarget, ConformanceTargetWorld } from '../flow/targets/target-conformance-harness.ts';
import { startConfluenceWorld, type ConfluenceWorldInTest } from './confluence-dc-world.ts';
import { aPicture } from './jira-dc-world.ts';

const names = ['phone', 'im', 'website', 'position', 'department', 'location'];

/** A simulated Confluence as a target under conformance, with people found and pictures sent in the one way or the other. */
export async function startConformingConfluence(
  { matchBy, pictures }: { readonly matchBy: 'username' | 'email'; readonly pictures: 'rest' | 'companion' },
  { people, fault }: ConformanceTargetWorld,
): Promise<ConformanceTarget> {
  const world = await startConfluenceWorld({ size: Math.ceil(people * 1.2) + 10 });
  const everyone = world.people.slice(0, people);
  const keys = new Map(everyone.map((person) => [person[matchBy], person.key]));
  const { confluence } = world;
  const user = (person: string) => confluence.user(keys.get(person) ?? '');
  const troubled = everyone[1]?.[matchBy] ?? '';
  addFault(world, { fault, troubled: keys.get(troubled) ?? '' });
  const settings: JsonObject = { pictures };
  return {
    open: () => world.open({ settings, wants: { fields: names, matchBy } }),
    everyone: [...keys.keys()],
    nobody: matchBy === 'email' ? 'nobody@larkfield.example' : 'nobody',
    unknownRemoteId: 'e'.repeat(32),
    desired: (person, version) => ({
      matchValue: person,
      displayName: person,
      fields: Object.fromEntries(names.map((name) => [name, `${name} ${version} of ${person}`])),
      picture: { ...aPicture(version), read: () => aPicture(version).read(16) },
    }),
    shows: (person) => ({
      fields: Object.fromEntries(names.map((name) => [name, user(person).details.get(name) ?? null])),
      picture: user(person).picture?.digest ?? null,
    }),
    rest: (person) => {
      const { details, userKey, username, email, displayName, active } = user(person);
      const others = [...details].filter(([name]) => !names.includes(name));
      return structuredClone({ userKey, username, email, displayName, active, others });
    },
    writes: () => writingKinds.reduce((sum, kind) => sum + confluence.log.count(kind), 0),
    troubled,
    deafField: 'department',
    changeOverThere: (person) => {
      user(person).details.set('position', 'Boss');
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
  { confluence }: ConfluenceWorldInTest,
  { fault, troubled }: { readonly fault: ConformanceTargetWorld['fault']; readonly troubled: string },
): void {
  if (fault === 'rate-limit') confluence.faults.add({ on: 'any', after: 5, times: 4, answer: tooManyRequests(7) });
  if (fault === 'long-rate-limit') {
    for (const on of writingKinds) confluence.faults.add({ on, times: Infinity, answer: tooManyRequests(3600) });
  }
  if (fault === 'refused-person') confluence.user(troubled).active = false;
  if (fault === 'failing-person') confluence.user(troubled).isBroken = true;
  if (fault === 'deaf-field') confluence.world.deafDetail = 'department';
}
