import { describe, expect, it } from 'vitest';
import { parseFilter } from './filter-parameters.ts';

describe('a filter of the scope', () => {
  it.each([
    ['', []],
    ['directory_id=4711', [['directory_id', '4711']]],
    ['?email=*%40x.example', [['email', '*@x.example']]],
    [
      'custom_attributes.office=New+York&app_id=9',
      [
        ['custom_attributes.office', 'New York'],
        ['app_id', '9'],
      ],
    ],
  ])('%s is parameters of the list', (filter, parameters) => {
    expect(parseFilter(filter)).toEqual(parameters);
  });

  it.each([
    ['departement=Sales', '“departement”'],
    ['fields=id', '“fields”'],
    ['updated_since=2026-01-01', '“updated_since”'],
    ['user_ids=1', '“user_ids”'],
    ['department eq "Sales"', '“department eq "Sales"”'],
    ['directory_id=', 'no value'],
  ])('%s is refused, for OneLogin would list everyone', (filter, problem) => {
    expect(parseFilter(filter)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});
