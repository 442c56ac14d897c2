import { describe, expect, it } from 'vitest';
import type { MappingRow } from '#contract/mapping.ts';
import { aMappingRow } from '../../../testing/connector-builders.ts';
import { describeTransform } from './describe-row.ts';
import { formOf, parseForm, withSourceKind } from './row-form.ts';
import { newTransform, transformKinds } from './transform-kinds.ts';

const sources: MappingRow['source'][] = [
  { kind: 'attribute', path: 'mail' },
  { kind: 'firstOf', paths: ['mail', 'upn'] },
  { kind: 'constant', value: 'x' },
  { kind: 'template', template: '{a} {b}' },
  { kind: 'expression', expression: '$uppercase(a)' },
];

describe('the form of a row', () => {
  it.each(sources)('gives back a row whose source is $kind', (source) => {
    const row = aMappingRow({
      target: { kind: 'userProperty', name: 'Cost centre' },
      source,
      transforms: [{ kind: 'trim' }, { kind: 'split', separator: '-', index: -1 }],
      whenEmpty: { do: 'default', value: '?' },
    });
    expect(parseForm(formOf(row))).toEqual({ ok: true, row });
  });

  it('says in sentences what a new row lacks', () => {
    expect(parseForm(formOf(undefined))).toEqual({
      ok: false,
      errors: { 'target.name': 'Choose a profile field.', 'source.path': 'Choose or type a source attribute.' },
    });
    const template = parseForm({ ...formOf(aMappingRow()), sourceKind: 'template' });
    expect(template).toMatchObject({
      ok: false,
      errors: { 'source.template': expect.stringMatching('Type a template') as string },
    });
  });

  it('says at a transform that it lacks something', () => {
    const row = aMappingRow({ transforms: [{ kind: 'trim' }] });
    const form = { ...formOf(row), transforms: [{ key: 'a', transform: newTransform('replace') }] };
    expect(parseForm(form)).toMatchObject({
      ok: false,
      errors: { 'transforms.0.pattern': expect.stringMatching('Fill this in') as string },
    });
  });

  it('leaves out lines at the end of “first of” that stayed blank', () => {
    const form = { ...formOf(aMappingRow()), sourceKind: 'firstOf', paths: ['a', 'b', '', ' '] } as const;
    expect(parseForm(form)).toMatchObject({ ok: true, row: { source: { paths: ['a', 'b'] } } });
  });

  it('takes an attribute along to “first of”', () => {
    expect(withSourceKind(formOf(aMappingRow()), 'firstOf').paths).toEqual(['telephoneNumber', '']);
  });
});

it('has words for every transform as it is added', () => {
  const words = transformKinds.map((kind) => describeTransform(newTransform(kind)));
  expect(new Set(words).size).toBe(transformKinds.length);
  expect(describeTransform({ kind: 'split', separator: ',', index: -1 })).toBe('Part 1 from the end, split at “,”');
});
