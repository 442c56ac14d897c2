import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { compilePath } from './follow-path.ts';
import { parsePath } from './parse-path.ts';

function follow(text: string, attributes: JsonObject, caseInsensitive = false): unknown {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return compilePath(parsed.path, { caseInsensitive })(attributes);
}

const ann: JsonObject = {
  mail: 'ann@contoso.com',
  profile: { login: 'ann', nothing: null },
  phones: [
    { type: 'work', value: '1', primary: false },
    { type: 'home', value: '2', primary: true },
    { type: 'work', value: '3', extensions: ['30', '31'] },
  ],
  telephoneNumber: '+1 555',
  businessPhones: ['7', '8'],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
  groups: [{ members: [{ name: 'x' }, { name: 'y' }] }, { members: [{ name: 'z' }] }, 'odd'],
  level: 3,
};

describe('finds', () => {
  test.each<[string, unknown]>([
    ['mail', 'ann@contoso.com'],
    ['profile.login', 'ann'],
    ['["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"].department', 'Sales'],
    ['phones[0].value', '1'],
    ['phones[-1].value', '3'],
    ['phones.value', ['1', '2', '3']],
    ['phones.value[1]', '2'],
    ['phones[type=home].value', ['2']],
    ['phones[type=work].value', ['1', '3']],
    ['phones.^[type==work].value', '1'],
    ['phones.^[primary==true].value', '2'],
    ['phones.extensions', ['30', '31']],
    ['groups.members.name', ['x', 'y', 'z']],
    ['businessPhones', ['7', '8']],
    ['businessPhones[1]', '8'],
    ['telephoneNumber[0]', '+1 555'],
    ['profile[login=ann].login', ['ann']],
    ['level', 3],
  ])('%s', (path, found) => {
    expect(follow(path, ann)).toEqual(found);
  });
});

describe('finds nothing', () => {
  test.each([
    'mobile',
    'Mail',
    'mail.value',
    'profile.nothing.more',
    'phones[9].value',
    'telephoneNumber[1]',
    'phones.^[type==fax].value',
    'phones.^[extensions==30].value',
    'businessPhones.length',
    'mail.length',
  ])('%s', (path) => {
    const found = follow(path, ann);
    expect(found === undefined || (Array.isArray(found) && found.length === 0)).toBe(true);
  });
});

test('without regard to case where the directory has none, the exact spelling first', () => {
  expect(follow('MAIL', ann, true)).toBe('ann@contoso.com');
  expect(follow('Profile.LOGIN', ann, true)).toBe('ann');
  expect(follow('phones[TYPE=home].Value', ann, true)).toEqual(['2']);
  expect(follow('cn', { CN: 'upper', cn: 'exact' }, true)).toBe('exact');
  expect(follow('cnn', { CN: 'upper' }, true)).toBeUndefined();
});

test('an own property called __proto__ stays out of reach of inherited ones', () => {
  const hostile = JSON.parse('{"__proto__": {"mail": "evil"}, "a": {"__proto__": {"b": "evil"}}}') as JsonObject;
  expect(follow('mail', hostile)).toBeUndefined();
  expect(follow('a.b', hostile)).toBeUndefined();
});

test('never reads what the attributes do not own, whatever the path', () => {
  const inherited = Object.create({ mail: 'inherited', phones: [{ value: 'inherited' }] }) as JsonObject;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('mail', 'phones', 'value', '.', '[0]', '[a=b]', '^') }), (text) => {
      const parsed = parsePath(text);
      if (!parsed.ok) return true;
      const results = [true, false].map((caseInsensitive) => compilePath(parsed.path, { caseInsensitive })(inherited));
      return results.every((found) => found === undefined);
    }),
  );
});

test('never throws on any JSON, whatever the path', () => {
  const names = fc.constantFrom('a', 'b', 'type');
  const value = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', '', 1, true, null),
      fc.array(tie('json')),
      fc.dictionary(names, tie('json')),
    ),
  })).json;
  const path = fc.array(fc.constantFrom('.a', '.b', '[0]', '[-1]', '[type=x]', '^[type==x]'), { maxLength: 6 });
  fc.assert(
    fc.property(fc.dictionary(names, value), path, (attributes, steps) => {
      follow(`a${steps.join('')}`, attributes as JsonObject);
    }),
  );
});
