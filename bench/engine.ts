import type { MappingRow, ProfileField } from '../backend/flow/model/mapping.ts';
import {
  createScriptedProvider,
  type ScriptedPerson,
  type ScriptedProvider,
} from '../backend/testing/scripted-provider.ts';
import { inSeconds, measuredAtMost, type Figure } from './figure.ts';
import type { Part } from './part.ts';
import { openRoster, startPostgres } from './roster.ts';

/** What a run costs Roster itself (mapping, staging, planning, applying) when the provider costs nothing. */
export const engine: Part = {
  name: 'engine',
  maxMinutes: 15,
  measure: async (resources) => {
    const createDatabase = await startPostgres(resources);
    const figures: Figure[] = [];
    for (const people of [20_000, 100_000]) figures.push(...(await measureRuns(await createDatabase(), people)));
    return figures;
  },
};

async function measureRuns(databaseUrl: string, people: number): Promise<Figure[]> {
  await using roster = await openRoster(databaseUrl);
  const figures: Figure[] = [];
  const note = (name: string, seconds: number, target?: number): void => {
    const named = `${name}, ${people.toLocaleString('en')} people`;
    const limit = target === undefined ? {} : { target: measuredAtMost(target) };
    figures.push({ name: named, measured: inSeconds(seconds), ...limit });
  };
  const provider = providerOf('first', people);
  const run = await roster.addConnector({ source: provider.source, mappings });
  note('first run', (await run('full')).seconds);
  note('unchanged full run', (await run('full')).seconds);
  for (let index = 100; index < 120; index += 1) provider.put(String(index), person(index, 'Architect'));
  note('changes run with 20 changed', (await run('changes')).seconds, 1);
  for (let index = 0; index < people; index += 1) provider.put(String(index), person(index, 'Lead'));
  note('full run with everyone changed', (await run('full')).seconds);
  const second = await roster.addConnector({ source: providerOf('second', people).source, mappings });
  note('first run of a second connector with the same people', (await second('full')).seconds);
  return figures;
}

const fields: readonly ProfileField[] = [
  ...(['displayName', 'email', 'phone', 'mobile', 'jobTitle', 'department'] as const),
  ...(['organization', 'location', 'manager', 'website'] as const),
];
const mappings: MappingRow[] = fields.map((name) => ({
  target: { kind: 'profile', name },
  source: { kind: 'attribute', path: name },
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
}));

function providerOf(kind: string, people: number): ScriptedProvider {
  const provider = createScriptedProvider({ pageSize: 1000, kind });
  for (let index = 0; index < people; index += 1) provider.put(String(index), person(index, 'Engineer'));
  return provider;
}

function person(index: number, title: string): ScriptedPerson {
  const number = String(index).padStart(6, '0');
  const manager = String(Math.floor(index / 8)).padStart(6, '0');
  return {
    references: [`cn=person ${number},ou=people,dc=example,dc=com`],
    attributes: {
      displayName: index % 10 === 0 ? `Åsa Lindström ${number}` : `Peter Miller ${number}`,
      email: `person.${number}@example.com`,
      phone: `+46 8 ${number}`,
      mobile: `+46 70 ${number}`,
      jobTitle: `${title} ${index % 97}`,
      department: `Department ${index % 40}`,
      organization: 'Example',
      location: `Building ${index % 12}`,
      website: `https://example.com/people/${number}`,
      manager: `cn=person ${manager},ou=people,dc=example,dc=com`,
    },
  };
}
