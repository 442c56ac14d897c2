import { describe, expect, it } from 'vitest';
import { mapping } from '#contract/mapping.ts';
import { compileMapping } from '../../mapping/compile-mapping.ts';
import type { JsonObject } from '../../model/json.ts';
import { csvPresets } from './csv-presets.ts';

async function mapped(presetId: string, attributes: JsonObject): Promise<unknown> {
  const rows = csvPresets.find(({ id }) => id === presetId)?.rows ?? [];
  const compiled = compileMapping([...rows], { caseInsensitivePaths: true });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const record = { id: '1', attributes, active: true, guest: false, references: [], picture: 'none' } as const;
  const [draft] = await compiled.mapping.mapRecords([record]);
  return draft?.values;
}

describe.each(csvPresets)('the preset “$label”', ({ rows }) => {
  it('is a mapping that can be saved', () => {
    expect(mapping.parse(rows)).toEqual(rows);
    expect(compileMapping([...rows], { caseInsensitivePaths: true }).ok).toBe(true);
  });
});

it('fills a profile from usual names of columns, however they are written', async () => {
  const attributes = {
    'FULL NAME': ' Ann Lee ',
    'Email Address': 'ann@x.example',
    'work phone': '+46 8 1',
    'Job Title': 'Engineer',
    Department: 'R&D',
    Office: 'Lund',
    managerReference: 'e2',
  };
  expect(await mapped('full-name', attributes)).toEqual({
    'field:displayName': 'Ann Lee',
    'field:email': 'ann@x.example',
    'field:phone': '+46 8 1',
    'field:jobTitle': 'Engineer',
    'field:department': 'R&D',
    'field:location': 'Lund',
    'field:manager': 'e2',
  });
});

it.each([
  { 'First name': 'Ann', 'Last name': 'Lee' },
  { firstName: 'Ann', lastName: 'Lee' },
  { GivenName: 'Ann', Surname: 'Lee' },
])('joins first and last name (case %#)', async (attributes) => {
  expect(await mapped('first-and-last-name', attributes)).toEqual({ 'field:displayName': 'Ann Lee' });
});

it('reads German names of columns', async () => {
  expect(await mapped('german', { Vorname: 'Jörg', Nachname: 'Weiß', Telefon: '0221', Büro: '5' })).toEqual({
    'field:displayName': 'Jörg Weiß',
    'field:phone': '0221',
    'field:location': '5',
  });
});
