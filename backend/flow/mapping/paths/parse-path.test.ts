import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf, type PathProblem } from './attribute-path.ts';
import { parsePath } from './parse-path.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

function stepsOf(text: string): string[] {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.path.steps.map((step) => {
    if (step.kind === 'name') return step.name;
    if (step.kind === 'index') return `#${String(step.index)}`;
    return `${step.takes} ${step.name}=${step.value}`;
  });
}

function problemOf(text: string): PathProblem {
  const parsed = parsePath(text);
  if (parsed.ok) throw new Error(`${text} is a path`);
  return parsed.problem;
}

describe('reads', () => {
  test.each([
    ['mail', ['mail']],
    ['profile.login', ['profile', 'login']],
    ['onPremisesExtensionAttributes.extensionAttribute1', ['onPremisesExtensionAttributes', 'extensionAttribute1']],
    ['phones[0].value', ['phones', '#0', 'value']],
    ['phones[-1]', ['phones', '#-1']],
    ['phones.[ 0 ].value', ['phones', '#0', 'value']],
    ['emails[type=work].value', ['emails', 'all type=work', 'value']],
    ['emails[type == "work mail"].value', ['emails', 'all type=work mail', 'value']],
    [`emails[type='a]b']`, ['emails', 'all type=a]b']],
    ['emails[type eq "work"].value', ['emails', 'all type=work', 'value']],
    ['emails["odd name"=x]', ['emails', 'all odd name=x']],
    ['addresses[country=United Kingdom].city', ['addresses', 'all country=United Kingdom', 'city']],
    ['photos.^[primary==true].value', ['photos', 'first primary=true', 'value']],
    ['photos^[primary==true].value', ['photos', 'first primary=true', 'value']],
    [`["${urn}"].department`, [urn, 'department']],
    [`["${urn}"]["manager"].displayName`, [urn, 'manager', 'displayName']],
    ['schemas["a.b"].c', ['schemas', 'a.b', 'c']],
    ["schemas.['a.b'].c", ['schemas', 'a.b', 'c']],
    ['["say \\"hi\\" \\\\"]', ['say "hi" \\']],
    ['@odata', ['@odata']],
    ['userCertificate;binary', ['userCertificate;binary']],
    ['Job Title', ['Job Title']],
    ['Straße.größe', ['Straße', 'größe']],
    ['matrix[0][1]', ['matrix', '#0', '#1']],
  ])('%s', (text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });
});

describe('says what is wrong, where, and what was probably meant', () => {
  test.each<[string, number, string, string | undefined]>([
    ['', 0, 'The path is empty', undefined],
    ['.mail', 0, 'missing here', 'mail'],
    ['profile.', 8, 'missing here', 'profile'],
    ['profile..login', 8, 'missing here', 'profile.login'],
    ['.', 0, 'missing here', undefined],
    [' mail', 0, 'a space too many', 'mail'],
    ['profile .login', 7, 'a space too many', 'profile.login'],
    ['phones[0', 6, 'This “[” is not closed', 'phones[0]'],
    ['a["b]', 1, 'The quote " after “[” is not closed', undefined],
    ['phones]', 6, 'has no “[” before it', undefined],
    ['phones[0]]', 9, 'has no “[” before it', undefined],
    ['phones[0]value', 9, 'Put a “.”', 'phones[0].value'],
    ['phones[].value', 6, 'is not needed', 'phones.value'],
    ['phones[*].value', 6, 'is not needed', 'phones.value'],
    ['phones[work].value', 7, 'an index [0], a filter', 'phones["work"].value'],
    ['phones[type!=work]', 7, 'an index [0], a filter', undefined],
    ['phones[type=]', 7, 'an index [0], a filter', undefined],
    ['phones[type="a" b]', 7, 'an index [0], a filter', undefined],
    ['phones.^[0]', 9, 'After “^” stands a filter', undefined],
    ['a^b', 1, '“^” cannot stand here', undefined],
    ['[0].value', 0, 'starts with the name', undefined],
    ['[mail].value', 0, 'starts with the name', 'mail.value'],
    ['[type=work]', 0, 'starts with the name', undefined],
    ['[""]', 1, 'between the quotes is missing', undefined],
    ['a{b}', 1, '“{” cannot stand here', undefined],
    ["o'neil", 1, "“'” cannot stand here", undefined],
    ['a\u0000b', 1, 'An invisible character cannot stand here', undefined],
    [`${urn}.department`, 0, 'schema name', `["${urn}"].department`],
    [urn, 0, 'schema name', `["${urn}"]`],
    ['__proto__', 0, 'not the name of an attribute', undefined],
    ['a.constructor.name', 2, 'not the name of an attribute', undefined],
    ['a["prototype"]', 2, 'not the name of an attribute', undefined],
    ['a[__proto__=x]', 2, 'not the name of an attribute', undefined],
    ['a.hasOwnProperty', 2, 'not the name of an attribute', undefined],
    ['CONSTRUCTOR', 0, 'not the name of an attribute', undefined],
  ])('%j', (text, position, message, suggestion) => {
    const problem = problemOf(text);
    expect(problem.position).toBe(position);
    expect(problem.message).toContain(message);
    expect(problem.suggestion).toBe(suggestion);
  });

  test('a suggestion is itself a path, or at least no longer wrong in the same place', () => {
    for (const wrong of ['.mail', 'profile..login', ' mail', 'phones[0', 'phones[0]value', 'a[*].b', `${urn}.x`]) {
      expect(parsePath(problemOf(wrong).suggestion ?? '').ok).toBe(true);
    }
  });
});

const pathLike = fc.string({
  unit: fc.constantFrom('a', 'type', '.', '[', ']', '"', "'", '^', '=', '0', '-', ' ', '\\', '{', 'é'),
});

test('never throws and never points outside of the text', () => {
  fc.assert(
    fc.property(fc.oneof(pathLike, fc.string()), (text) => {
      const parsed = parsePath(text);
      if (parsed.ok) return parsed.path.steps.length > 0;
      return (
        parsed.problem.position >= 0 && parsed.problem.position <= text.length && parsed.problem.message.endsWith('.')
      );
    }),
    { numRuns: 3000 },
  );
});

test('never lets a name through that every object has', () => {
  const names = fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '__defineGetter__',
    'hasOwnProperty',
  );
  const forms = fc.constantFrom('X', 'a.X', 'X.a', 'a["X"]', "['X'].b", 'a[0].X', 'a[type=b].X', 'a[X=b]');
  fc.assert(fc.property(names, forms, (name, form) => !parsePath(form.replace('X', name)).ok));
});

test('reads any name that is quoted', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      const parsed = parsePath(`x["${name.replace(/["\\]/g, '\\$&')}"]`);
      return !parsed.ok || namesOf(parsed.path)[1] === name;
    }),
  );
});
