import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../testing/sync-world.ts';
import type { ScriptedPerson, ScriptedProvider } from '../testing/scripted-provider.ts';

/** What two providers can have of a person; the address joins them. */
interface Account {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly department?: string | undefined;
  readonly manager?: number | undefined;
}

type Step =
  | { readonly do: 'put'; readonly provider: 0 | 1; readonly person: number; readonly account: Account }
  | { readonly do: 'remove'; readonly provider: 0 | 1; readonly person: number }
  | { readonly do: 'run'; readonly provider: 0 | 1; readonly type: 'full' | 'changes' };

const text = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const personNumber = fc.integer({ min: 1, max: 6 });
const provider = fc.constantFrom<(0 | 1)[]>(0, 1);
const account: fc.Arbitrary<Account> = fc.record({
  name: fc.constantFrom('Ann', 'Åsa', 'Bo'),
  phone: text('1', '2'),
  department: text('Sales', 'Law'),
  manager: fc.option(personNumber, { nil: undefined }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), provider, person: personNumber, account }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), provider, person: personNumber }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      provider,
      type: fc.constantFrom('full' as const, 'changes' as const),
    }),
  },
);

const mailOf = (person: number) => `person.${person}@example.com`;
const idOf = (provider: number, person: number) => `${provider}-${person}`;

function toScripted(provider: number, person: number, { manager, ...attributes }: Account): ScriptedPerson {
  const known = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    attributes: {
      mail: mailOf(person),
      ...Object.fromEntries(known),
      ...(manager !== undefined && { manager: `ref-${idOf(provider, manager)}` }),
    },
    references: [`ref-${idOf(provider, person)}`],
  };
}

class Model {
  /** What each provider has, and what it had when it was last read. */
  readonly now = [new Map<number, Account>(), new Map<number, Account>()] as const;
  readonly read = [new Map<number, Account>(), new Map<number, Account>()];

  expected(): Record<string, unknown> {
    const people = new Set(this.read.flatMap((held) => [...held.keys()]));
    return Object.fromEntries(
      [...people].sort().map((person) => {
        const accounts = this.read.flatMap((held) => held.get(person) ?? []);
        const first = (pick: (account: Account) => string | undefined) =>
          accounts.map(pick).find((value) => value !== undefined);
        return [
          mailOf(person),
          { name: first((a) => a.name), phone: first((a) => a.phone), department: first((a) => a.department) },
        ];
      }),
    );
  }
}

async function directoryOf(world: SyncWorld): Promise<Record<string, unknown>> {
  const people = await world.test.database.person.findMany({ where: { active: true }, orderBy: { email: 'asc' } });
  return Object.fromEntries(
    people.map(({ email, values, department }) => {
      const held = values as Record<string, string>;
      expect(department).toBe(held['field:department'] ?? null);
      return [
        email ?? '',
        { name: held['field:displayName'], phone: held['field:phone'], department: held['field:department'] },
      ];
    }),
  );
}

/** What is kept beside a person's values is told by them, and nobody is there twice. */
async function expectConsistent(world: SyncWorld): Promise<void> {
  const wrong = await world.test.database.$queryRaw`
    select person.id from person
    where search_text <> person_search_text(display_name, "values") or sort_name <> fold_text(display_name)
      or email is distinct from "values" ->> 'field:email' or "values" ? 'field:manager'
      or active <> exists (select from person_source held where held.person_id = person.id and held.present and held.active)`;
  expect(wrong).toEqual([]);
  const people = await world.people();
  expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
}

/** Where the first account of a profile names a manager whom its provider has, it is that one. */
async function expectManagers(world: SyncWorld, model: Model): Promise<void> {
  const mails = new Map((await world.people()).map((person) => [person.id, person.email]));
  for (const { email, managerId } of await world.test.database.person.findMany({ where: { active: true } })) {
    const person = Number(/\d+/.exec(email ?? '')?.[0]);
    const held = model.read.find((people) => people.has(person));
    const manager = held?.get(person)?.manager;
    if (manager === undefined || manager === person || held?.has(manager) !== true) continue;
    expect(mails.get(managerId ?? '')).toBe(mailOf(manager));
  }
}

async function perform(world: SyncWorld, model: Model, at: readonly Connected[], action: Step): Promise<void> {
  const connected = at[action.provider];
  const has = model.now[action.provider];
  if (!connected) return;
  if (action.do === 'put') {
    has.set(action.person, action.account);
    connected.provider.put(
      idOf(action.provider, action.person),
      toScripted(action.provider, action.person, action.account),
    );
  } else if (action.do === 'remove') {
    if (!has.delete(action.person)) return;
    connected.provider.remove(idOf(action.provider, action.person));
  } else if (has.size > 0) {
    const run = await world.run({ connectorId: connected.connectorId, type: action.type });
    expect(run).toMatchObject({ status: 'succeeded', problem: null });
    model.read[action.provider] = new Map(has);
    expect(await directoryOf(world)).toEqual(model.expected());
    await expectConsistent(world);
    await expectManagers(world, model);
  }
}

interface Connected {
  readonly connectorId: string;
  readonly provider: ScriptedProvider;
}

test('whatever two providers say and in whatever order they are read, the directory is what they say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const world = await createSyncWorld();
      try {
        const safety = Object.fromEntries(
          ['gone', 'disabled', 'blanked', 'unpictured'].map((name) => [name, { percent: 100, atLeast: 100 }]),
        );
        await world.changeConnector({ safety });
        const at = [world, await world.addConnector({ safety })];
        const model = new Model();
        for (const action of steps) await perform(world, model, at, action);
      } finally {
        await world.close();
      }
    }),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 8) },
  );
}, 300_000);
