import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { compilePath } from './follow-path.ts';
import { listAttributePaths } from './list-attribute-paths.ts';
import { parsePath } from './parse-path.ts';

test('lists what is filled, nested, with samples and how many people have it', () => {
  const listed = listAttributePaths([
    { mail: 'ann@x.com', name: { given: 'Ann', middle: '' }, age: 30, active: true, boss: null, tags: [] },
    { mail: 'bob@x.com', name: { given: 'Bob' } },
    { mail: 'ann@x.com', name: {} },
  ]);
  expect(listed).toEqual([
    { path: 'active', samples: ['true'], present: 1 },
    { path: 'age', samples: ['30'], present: 1 },
    { path: 'mail', samples: ['ann@x.com', 'bob@x.com'], present: 3 },
    { path: 'name.given', samples: ['Ann', 'Bob'], present: 2 },
  ]);
});

function pathsOf(record: JsonObject): string[] {
  return listAttributePaths([record]).map(({ path }) => path);
}

test('a list of texts gives itself and its first', () => {
  expect(listAttributePaths([{ phones: ['1', '2', '3', '4'] }])).toEqual([
    { path: 'phones', samples: ['1, 2, 3'], present: 1 },
    { path: 'phones[0]', samples: ['1'], present: 1 },
  ]);
});

test('a list of objects gives its first, each type, and the primary one', () => {
  expect(
    pathsOf({
      emails: [
        { value: 'a', type: 'work' },
        { value: 'b', type: 'at home', primary: true },
      ],
    }),
  ).toEqual([
    'emails[0].type',
    'emails[0].value',
    'emails[primary=true].primary',
    'emails[primary=true].type',
    'emails[primary=true].value',
    'emails[type="at home"].primary',
    'emails[type="at home"].type',
    'emails[type="at home"].value',
    'emails[type=work].type',
    'emails[type=work].value',
  ]);
});

test('names that a bare path cannot hold come in brackets and quotes', () => {
  expect(pathsOf({ 'urn:x:2.0:User': { department: 'd' }, 'Job Title': 't', a: { 'b.c': { 'd"e': 'f' } } })).toEqual([
    '["Job Title"]',
    '["urn:x:2.0:User"].department',
    'a["b.c"]["d\\"e"]',
  ]);
});

test('keeps three different samples and shortens long ones', () => {
  const [listed] = listAttributePaths(['a', 'b', 'a', 'x'.repeat(500), 'c'].map((about) => ({ about })));
  expect(listed?.present).toBe(5);
  expect(listed?.samples).toEqual(['a', 'b', `${'x'.repeat(79)}…`]);
});

test('leaves out what a path never follows, and stops at a depth', () => {
  const deep = { a: { a: { a: { a: { a: { a: { a: 'too deep' } } } } } } };
  expect(pathsOf(JSON.parse('{"__proto__": "x", "constructor": {"name": "y"}, "": "z"}') as JsonObject)).toEqual([]);
  expect(pathsOf(deep)).toEqual([]);
});

test('a provider that invents attributes does not make an endless list', () => {
  const record = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`a${String(index)}`, 'x']));
  expect(listAttributePaths([record])).toHaveLength(2000);
});

test('every listed path finds something', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 3, withNullPrototype: false }), (generated) => {
      const record = JSON.parse(JSON.stringify(generated)) as JsonObject;
      return pathsOf(record).every((text) => {
        const parsed = parsePath(text);
        if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
        const found = compilePath(parsed.path, { caseInsensitive: false })(record);
        return found !== undefined && found !== null && found !== '' && (!Array.isArray(found) || found.length > 0);
      });
    }),
    { numRuns: 500 },
  );
});
