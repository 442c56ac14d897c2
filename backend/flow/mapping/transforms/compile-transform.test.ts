import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transform } from '../../model/mapping.ts';
import { isFailure, type FilledValue, type Value } from '../value.ts';
import { compileTransform } from './compile-transform.ts';

function apply(transform: Transform, value: FilledValue): Value {
  const compiled = compileTransform(transform);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  const result = compiled.apply(value);
  if (isFailure(result)) throw new Error(result.failure);
  return result;
}

describe('makes of a value', () => {
  test.each<[Transform, FilledValue, Value]>([
    [{ kind: 'trim' }, '  Ann \t', 'Ann'],
    [{ kind: 'lower' }, 'ANN@X.COM', 'ann@x.com'],
    [{ kind: 'lower' }, 'ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    [{ kind: 'upper' }, 'straße', 'STRASSE'],
    [{ kind: 'upper' }, 'izmir', 'IZMIR'],
    [{ kind: 'title' }, 'ann lee', 'Ann Lee'],
    [{ kind: 'stripEmailDomain' }, 'ann@contoso.com', 'ann'],
    [{ kind: 'stripEmailDomain' }, '"a@b"@contoso.com', '"a@b"'],
    [{ kind: 'stripEmailDomain' }, 'ann', 'ann'],
    [{ kind: 'stripEmailDomain' }, '@contoso.com', undefined],
    [{ kind: 'guestAddress' }, 'ann_contoso.com#EXT#@tenant.onmicrosoft.com', 'ann@contoso.com'],
    [{ kind: 'guestAddress' }, 'ann_lee_contoso.com#ext#@tenant.onmicrosoft.com', 'ann_lee@contoso.com'],
    [{ kind: 'guestAddress' }, 'ann@contoso.com', 'ann@contoso.com'],
    [{ kind: 'guestAddress' }, 'ann#EXT#@tenant.onmicrosoft.com', 'ann#EXT#@tenant.onmicrosoft.com'],
    [{ kind: 'replace', pattern: '^(.*), (.*)$', replacement: '$2 $1' }, 'Lee, Ann', 'Ann Lee'],
    [{ kind: 'replace', pattern: '\\s+', replacement: '' }, '+1 555 123', '+1555123'],
    [{ kind: 'replace', pattern: 'gmbh', replacement: 'GmbH' }, 'ACME GMBH', 'ACME GMBH'],
    [{ kind: 'replace', pattern: 'gmbh', replacement: 'GmbH', ignoreCase: true }, 'ACME GMBH', 'ACME GmbH'],
    [{ kind: 'replace', pattern: '.', replacement: '' }, 'Ann', undefined],
    [{ kind: 'replace', pattern: 'a', replacement: '$$' }, 'Xa', 'X$'],
    [{ kind: 'split', separator: ',', index: 0 }, 'a,b,c', 'a'],
    [{ kind: 'split', separator: ',', index: -1 }, 'a,b,c', 'c'],
    [{ kind: 'split', separator: ',', index: 9 }, 'a,b,c', undefined],
    [{ kind: 'split', separator: '/', index: 0 }, 'a,b,c', 'a,b,c'],
    [{ kind: 'join', separator: '; ' }, ['a', 'b'], 'a; b'],
    [{ kind: 'join', separator: '; ' }, 'a', 'a'],
    [{ kind: 'first' }, ['a', 'b'], 'a'],
    [{ kind: 'first' }, 'ab', 'ab'],
    [{ kind: 'prefix', text: 'tel:' }, '1', 'tel:1'],
    [{ kind: 'suffix', text: '@x.com' }, 'ann', 'ann@x.com'],
    [{ kind: 'date', format: 'd MMM yyyy' }, ' 2026-11-21 ', '21 Nov 2026'],
    [{ kind: 'date', format: 'yyyy' }, '9223372036854775807', undefined],
    [{ kind: 'removeDiacritics' }, 'Łukasz Müller', 'Lukasz Muller'],
  ])('%j: %j → %j', (transform, value, result) => {
    expect(apply(transform, value)).toEqual(result);
  });
});

describe('treats each of several values', () => {
  test.each<[Transform, Value]>([
    [{ kind: 'lower' }, ['ann@x.com', 'bob@y.com']],
    [{ kind: 'stripEmailDomain' }, ['Ann', 'Bob']],
    [{ kind: 'split', separator: 'A', index: 1 }, 'nn@X.com'],
    [{ kind: 'suffix', text: '!' }, ['Ann@X.com!', 'Bob@Y.com!']],
  ])('%j', (transform, result) => {
    expect(apply(transform, ['Ann@X.com', 'Bob@Y.com'])).toEqual(result);
  });
});

test('what is no date is said to be none', () => {
  expect(() => apply({ kind: 'date', format: 'yyyy' }, '21/11/2026')).toThrow('“21/11/2026” is not a date');
});

describe('refuses', () => {
  test.each<[Transform, string, number, string]>([
    [{ kind: 'replace', pattern: 'a(b', replacement: '' }, 'pattern', 0, 'missing closing )'],
    [{ kind: 'replace', pattern: 'ab[z-a]', replacement: '' }, 'pattern', 3, 'invalid character class range'],
    [{ kind: 'replace', pattern: 'a(?=b)', replacement: '' }, 'pattern', 1, 'look-around and back-references'],
    [{ kind: 'replace', pattern: 'a(?<!b)', replacement: '' }, 'pattern', 1, 'look-around and back-references'],
    [{ kind: 'replace', pattern: '(a)\\1', replacement: '' }, 'pattern', 3, 'look-around and back-references'],
    [{ kind: 'replace', pattern: 'a{5000}', replacement: '' }, 'pattern', 1, 'invalid repeat count'],
    [{ kind: 'date', format: 'YYYY' }, 'format', 0, '“YYYY” is not part of a date'],
  ])('%j', (transform, path, position, message) => {
    const compiled = compileTransform(transform);
    expect(compiled).toMatchObject({ ok: false, problem: { path, position } });
    expect(compiled.ok ? '' : compiled.problem.message).toContain(message);
  });
});

test('a pattern that would stop a backtracking engine is over in no time', () => {
  const transform: Transform = { kind: 'replace', pattern: '(a+)+$', replacement: 'x' };
  const started = performance.now();
  expect(apply(transform, `${'a'.repeat(5000)}b`)).toBe(`${'a'.repeat(5000)}b`);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('never throws, never gives blank texts or a list of one, whatever the value', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1 });
  const values = fc.oneof(texts, fc.array(texts, { minLength: 2 }));
  const simple = ['trim', 'lower', 'upper', 'title', 'stripEmailDomain', 'guestAddress', 'removeDiacritics'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...simple), values, (kind, value) => {
      const result = apply({ kind }, value);
      const list = typeof result === 'string' ? [result] : (result ?? []);
      return list.every((text) => text.trim() !== '') && (typeof result !== 'object' || result.length > 1);
    }),
  );
});
