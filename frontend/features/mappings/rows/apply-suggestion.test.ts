import { describe, expect, it } from 'vitest';
import { aMappingRow } from '../../../testing/connector-builders.ts';
import { applySuggestion } from './apply-suggestion.ts';

const message = 'Wrong.';

describe('a suggestion', () => {
  it.each([
    ['source.path', { kind: 'attribute', path: 'mial' }, { kind: 'attribute', path: 'mail' }],
    ['source.paths.1', { kind: 'firstOf', paths: ['a', 'mial'] }, { kind: 'firstOf', paths: ['a', 'mail'] }],
    ['source.expression', { kind: 'expression', expression: 'mial' }, { kind: 'expression', expression: 'mail' }],
  ] as const)('takes the place of the text at %s', (path, source, expected) => {
    const row = aMappingRow({ source: structuredClone({ ...source }) as never });
    expect(applySuggestion(row, { path, message, suggestion: 'mail' })?.source).toEqual(expected);
  });

  it('takes the place of one placeholder of a template, or of the whole template', () => {
    const row = aMappingRow({ source: { kind: 'template', template: '{a} <{mial}>' } });
    const path = 'source.template';
    expect(applySuggestion(row, { path, message, position: 6, suggestion: 'mail' })?.source).toMatchObject({
      template: '{a} <{mail}>',
    });
    expect(applySuggestion(row, { path, message, position: 6, suggestion: '{a} {mail}' })?.source).toMatchObject({
      template: '{a} {mail}',
    });
  });

  it('takes the place of a transform’s text', () => {
    const row = aMappingRow({ transforms: [{ kind: 'trim' }, { kind: 'date', format: 'YYYY' }] });
    const mended = applySuggestion(row, { path: 'transforms.1.format', message, suggestion: 'yyyy' });
    expect(mended?.transforms[1]).toEqual({ kind: 'date', format: 'yyyy' });
    expect(row.transforms[1]).toEqual({ kind: 'date', format: 'YYYY' });
  });

  it('is not applied where the row has no such text', () => {
    expect(applySuggestion(aMappingRow(), { path: 'transforms.3.pattern', message, suggestion: 'x' })).toBeUndefined();
    expect(applySuggestion(aMappingRow(), { path: 'source.path', message })).toBeUndefined();
  });
});
