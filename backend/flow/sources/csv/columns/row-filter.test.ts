import { expect, it } from 'vitest';
import { nameColumns } from './header.ts';
import { readFilter } from './row-filter.ts';

const header = nameColumns(['id', 'Department', 'Country']);

function passing(filter: string): string {
  const rows = ['1,Research,SE', '2,Sales,SE', '3,research,DE', '4,,DE'].map((row) => row.split(','));
  const passes = readFilter(filter, header);
  return typeof passes === 'string'
    ? passes
    : rows
        .filter(passes)
        .map(([id]) => id)
        .join('');
}

it.each([
  ['', '1234'],
  ['Department=Research', '13'],
  ['department = sales, RESEARCH', '123'],
  ['Country != se', '34'],
  ['Department=Research; Country=DE;', '3'],
  ['Department=', '4'],
  ['Department!=', '123'],
])('%j lets the right people through', (filter, ids) => {
  expect(passing(filter)).toBe(ids);
});

it.each([
  ['Research', /“Research” is not a condition/],
  ['Team=Research', /column “Team”\. The columns are: id, Department, Country\./],
])('%j is told what is wrong with it', (filter, sentence) => {
  expect(passing(filter)).toMatch(sentence);
});
