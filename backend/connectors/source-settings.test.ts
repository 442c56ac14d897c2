import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { aSource } from '../testing/a-source.ts';
import { readSettings, secretNames, settingsSchemaOf } from './source-settings.ts';

const source = aSource();
const held = { address: 'https://a.example', shelf: 1, password: 'held', pin: '1234' };

function problemsOf(given: JsonObject, saved: JsonObject = {}) {
  try {
    readSettings(source, given, saved);
  } catch (error) {
    if (error instanceof AppError) return error.fields;
    throw error;
  }
  return [];
}

test('knows secret settings by the source’s JSON Schema', () => {
  expect(secretNames(source)).toEqual(['password', 'pin']);
  expect(settingsSchemaOf(source)).toMatchObject({
    properties: { password: { writeOnly: true } },
    required: ['address', 'password'],
  });
});

test('fills defaults in and keeps new secrets', () => {
  expect(readSettings(source, { address: 'https://a.example', password: 'new' }, {})).toEqual({
    address: 'https://a.example',
    shelf: 1,
    password: 'new',
    pin: '',
  });
});

test('a secret that the source can do without, and that nobody gave, is left out', () => {
  const settingsSchema = z.object({ key: z.string().optional().meta({ writeOnly: true }) });

  expect(readSettings(aSource({ settingsSchema }), {}, {})).toEqual({});
});

test('a secret that is left out, or sent back as it was shown, stays', () => {
  const given = { address: 'https://b.example', password: { set: true, expiresAt: '2027-01-01T00:00:00Z' } };
  expect(readSettings(source, given, held)).toMatchObject({
    address: 'https://b.example',
    password: 'held',
    pin: '1234',
  });
});

test.each(['', null])('a secret sent as %j is removed', (pin) => {
  expect(readSettings(source, { ...held, pin }, held)).toMatchObject({ pin: '' });
  expect(problemsOf({ ...held, password: pin }, held)).toEqual([
    { path: 'settings.password', message: 'This is required.' },
  ]);
});

test('a setting that is not secret never comes from the saved ones', () => {
  expect(readSettings(source, { address: 'https://b.example' }, { ...held, shelf: 7 })).toMatchObject({ shelf: 1 });
});

test('names every bad field, in words for people', () => {
  expect(problemsOf({ address: 'cellar', shelf: 'two', colour: 'red' })).toEqual([
    { path: 'settings.address', message: 'Type the address of the cabinet.' },
    { path: 'settings.shelf', message: 'This must be a number.' },
    { path: 'settings.password', message: 'This is required.' },
    { path: 'settings.colour', message: 'Paper files has no such setting.' },
  ]);
});
