import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';

function shape(template: string): unknown {
  const parsed = parseTemplate(template);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.parts.map((part) => (typeof part === 'string' ? part : [part.path.text, part.position]));
}

test.each<[string, unknown]>([
  ['{givenName} {surname}', [['givenName', 1], ' ', ['surname', 13]]],
  ['{a}', [['a', 1]]],
  ['{phones[type=work].value}!', [['phones[type=work].value', 1], '!']],
  ['{["odd}name"].x}', [['["odd}name"].x', 1]]],
  [`{["it's"]} {b}`, [[`["it's"]`, 1], ' ', ['b', 12]]],
  ['{{{a}}}', ['{', ['a', 3], '}']],
  ['{{a}} {b}', ['{', 'a', '}', ' ', ['b', 7]]],
])('%s', (template, parts) => {
  expect(shape(template)).toEqual(parts);
});

describe('says what is wrong, where, and what was probably meant', () => {
  test.each<[string, number, string, string | undefined]>([
    ['Ann', 0, 'no {attribute}', undefined],
    ['{{a}}', 0, 'no {attribute}', undefined],
    ['Hi {a', 3, '“{” is not closed', 'Hi {a}'],
    ['{a} b}', 5, '“}” has no “{”', undefined],
    ['{a} {}', 5, 'The path is empty', undefined],
    ['{a} { b}!', 5, 'a space too many', '{a} {b}!'],
    ['{a} {b..c}!', 7, 'missing here', '{a} {b.c}!'],
    ['{a} {__proto__}', 5, 'not the name of an attribute', undefined],
    ['{["a}', 0, '“{” is not closed', '{["a}}'],
  ])('%s', (template, position, message, suggestion) => {
    const parsed = parseTemplate(template);
    if (parsed.ok) throw new Error('It is a template.');
    expect(parsed.problem).toMatchObject({ position, message: expect.stringContaining(message) as string });
    expect(parsed.problem.suggestion).toBe(suggestion);
  });
});

test('never throws and never points outside of the template', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '{', '}', '[', ']', '"', "'", '.', '\\', ' ') });
  fc.assert(
    fc.property(text, (template) => {
      const parsed = parseTemplate(template);
      return parsed.ok || (parsed.problem.position >= 0 && parsed.problem.position <= template.length);
    }),
    { numRuns: 2000 },
  );
});
