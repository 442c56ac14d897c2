import { expect, it } from 'vitest';
import { z } from 'zod';
import { csvSettings } from './csv-settings.ts';

const file = { id: '0199b7f2-5a4e-7c3e-9d0e-000000000001', name: 'people.csv' };

function problems(settings: object): readonly [path: string, message: string][] {
  const parsed = csvSettings.safeParse(settings);
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
}

it('need a file or a path, and find out the rest', () => {
  expect(problems({ file })).toEqual([]);
  expect(problems({ path: 'hr/people.csv' })).toEqual([]);
  expect(csvSettings.parse({ file })).toMatchObject({
    encoding: 'auto',
    separator: 'auto',
    idColumn: '',
    pictureHosts: [],
  });
});

it.each([
  [{}, 'file', /Choose a file/],
  [{ file, path: 'people.csv' }, 'path', /has been uploaded/],
  [{ file: { id: 'x', name: 'people.csv' } }, 'file.id', /UUID/],
  [{ file, encoding: 'ebcdic' }, 'encoding', /utf-8/],
  [{ file, pictureHosts: ['https://x/'] }, 'pictureHosts.0', /host/],
])('say what is wrong with a field (case %#)', (settings, path, message) => {
  expect(problems(settings)).toEqual([[path, expect.stringMatching(message)]]);
});

it('are described for a form that uploads files', () => {
  const { properties } = z.toJSONSchema(csvSettings, { io: 'input' });
  expect(properties).toMatchObject({
    file: { 'x-control': 'file', 'x-accept': expect.stringContaining('.csv') as string },
    pictures: { 'x-control': 'file', 'x-accept': expect.stringContaining('.zip') as string },
    encoding: { default: 'auto', 'x-labels': { 'windows-1252': 'Windows-1252 (Western Europe)' } },
  });
});
