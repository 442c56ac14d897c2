import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../model/draft.ts';
import type { JsonObject } from '../model/json.ts';
import type { Mapping, MappingRow, MappingSource } from '../model/mapping.ts';
import type { SourceRecord } from '../model/record.ts';
import { compileMapping, type CompiledMapping, type MappingOptions, type MappingProblem } from './compile-mapping.ts';

function aRow(source: MappingSource | string, rest: Partial<MappingRow> = {}): MappingRow {
  return {
    target: { kind: 'profile', name: 'displayName' },
    source: typeof source === 'string' ? { kind: 'attribute', path: source } : source,
    transforms: [],
    whenEmpty: { do: 'clear' },
    ...rest,
  };
}

function aRecord(attributes: JsonObject, rest: Partial<SourceRecord> = {}): SourceRecord {
  return { id: 'id-1', attributes, active: true, guest: false, references: [], picture: 'none', ...rest };
}

function compiled(rows: Mapping, options: Partial<MappingOptions> = {}): CompiledMapping {
  const result = compileMapping(rows, { caseInsensitivePaths: false, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.mapping;
}

async function draftOf(rows: Mapping, attributes: JsonObject): Promise<Draft> {
  const [draft] = await compiled(rows).mapRecords([aRecord(attributes)]);
  if (draft === undefined) throw new Error('There is no draft.');
  return draft;
}

function problemsOf(rows: Mapping, options: Partial<MappingOptions> = {}): readonly MappingProblem[] {
  const result = compileMapping(rows, { caseInsensitivePaths: false, ...options });
  if (result.ok) throw new Error('It compiled.');
  return result.problems;
}

const email = { kind: 'profile', name: 'email' } as const;
const phone = { kind: 'profile', name: 'phone' } as const;

describe('a value comes from', () => {
  const ann = { givenName: 'Ann', surname: '', mail: ' ', other: ['a@x.com', 'b@x.com'], name: { first: 'A' } };
  test.each<[string, MappingSource, string | undefined]>([
    ['an attribute', { kind: 'attribute', path: 'name.first' }, 'A'],
    [
      'the first of several that is filled',
      { kind: 'firstOf', paths: ['missing', 'mail', 'other[1]', 'givenName'] },
      'b@x.com',
    ],
    ['none of several', { kind: 'firstOf', paths: ['missing', 'mail'] }, undefined],
    ['a constant', { kind: 'constant', value: 'Berlin' }, 'Berlin'],
    ['an empty constant', { kind: 'constant', value: '' }, undefined],
    ['a template', { kind: 'template', template: 'Dr. {givenName} {name.first}' }, 'Dr. Ann A'],
    ['a template with a gap', { kind: 'template', template: '{givenName}  {surname} {name.first} ' }, 'Ann A'],
    ['a template with several values', { kind: 'template', template: '<{other}>' }, '<a@x.com, b@x.com>'],
    ['a template with nothing', { kind: 'template', template: 'Dr. {surname} {missing}' }, undefined],
    ['an expression', { kind: 'expression', expression: '$uppercase(givenName)' }, 'ANN'],
    ['several values', { kind: 'attribute', path: 'other' }, 'a@x.com, b@x.com'],
  ])('%s', async (_, source, value) => {
    const draft = await draftOf([aRow(source)], ann);
    expect(draft).toMatchObject({ problems: [], keep: [] });
    expect(draft.values).toEqual(value === undefined ? {} : { 'field:displayName': value });
  });
});

test('a draft carries over what the record says besides its attributes', async () => {
  const record = aRecord(
    { cn: 'Ann' },
    { id: '7', active: false, guest: true, references: ['cn=ann'], picture: { tag: 't' } },
  );
  const rows = [aRow('cn', { target: { kind: 'userProperty', name: 'Cost centre' } })];
  expect(await compiled(rows).mapRecords([record])).toEqual([
    {
      sourceId: '7',
      active: false,
      guest: true,
      references: ['cn=ann'],
      picture: { tag: 't' },
      values: { 'property:Cost centre': 'Ann' },
      keep: [],
      problems: [],
    },
  ]);
});

test('drafts come in the order of the records, with and without expressions', async () => {
  const records = Array.from({ length: 300 }, (_, index) => aRecord({ n: index }, { id: String(index) }));
  for (const source of ['n', { kind: 'expression', expression: 'n' }] as const) {
    const drafts = await compiled([aRow(source)]).mapRecords(records);
    expect(drafts.map(({ sourceId, values }) => [sourceId, values['field:displayName']])).toEqual(
      records.map(({ id }) => [id, id]),
    );
  }
});

test('transforms run in order, each on what the one before gave', async () => {
  const rows = [
    aRow('proxyAddresses', {
      target: email,
      transforms: [
        { kind: 'replace', pattern: '^(?:sip|smtp):.*$', replacement: '' },
        { kind: 'first' },
        { kind: 'replace', pattern: '^SMTP:', replacement: '' },
        { kind: 'lower' },
      ],
    }),
  ];
  const draft = await draftOf(rows, { proxyAddresses: ['smtp:x@x.com', 'SMTP:Ann@Contoso.com', 'sip:ann@x.com'] });
  expect(draft.values).toEqual({ 'field:email': 'ann@contoso.com' });
});

describe('when a value is empty', () => {
  test('it is cleared, kept or replaced, as the row says', async () => {
    const rows = [
      aRow('none'),
      aRow('none', { target: phone, whenEmpty: { do: 'keep' } }),
      aRow('none', { target: email, whenEmpty: { do: 'default', value: ' info@x.com ' } }),
    ];
    const draft = await draftOf(rows, {});
    expect(draft.values).toEqual({ 'field:email': 'info@x.com' });
    expect(draft.keep).toEqual(['field:phone']);
    expect(draft.problems).toEqual([]);
  });

  test('nothing is put before or after it', async () => {
    const transforms = [
      { kind: 'split', separator: ',', index: 5 },
      { kind: 'prefix', text: 'tel:' },
    ] as const;
    const draft = await draftOf([aRow('a', { transforms: [...transforms] })], { a: 'x,y' });
    expect(draft.values).toEqual({});
  });
});

describe('a row that fails for a person', () => {
  test.each<[string, MappingRow, JsonObject, string]>([
    ['an object', aRow('name', { target: phone }), { name: { first: 'A' } }, 'such as name.first'],
    [
      'an object in a template',
      aRow({ kind: 'template', template: '{a}{name}' }, { target: phone }),
      { a: 'x', name: { b: 1 } },
      'name.b',
    ],
    [
      'an object before a filled path',
      aRow({ kind: 'firstOf', paths: ['name', 'a'] }, { target: phone }),
      { a: 'x', name: { b: 1 } },
      'name.b',
    ],
    [
      'an expression',
      aRow({ kind: 'expression', expression: 'a + 1' }, { target: phone }),
      { a: 'x' },
      'must evaluate to a number',
    ],
    [
      'a transform',
      aRow('a', { target: phone, transforms: [{ kind: 'date', format: 'yyyy' }] }),
      { a: 'x' },
      'is not a date',
    ],
    ['a value that is too long', aRow('a', { target: phone }), { a: 'x'.repeat(10_001) }, 'at most 10,000'],
  ])('%s: the value is kept, and the problem told', async (_, row, attributes, message) => {
    const draft = await draftOf(
      [row, aRow('a', { transforms: [{ kind: 'split', separator: 'zz', index: 0 }] })],
      attributes,
    );
    expect(draft.keep).toContain('field:phone');
    expect(draft.problems[0]).toEqual({ target: 'field:phone', message: expect.stringContaining(message) as string });
    expect(draft.values).not.toHaveProperty('field:phone');
  });

  test('an e-mail address that is none is kept as it was', async () => {
    const draft = await draftOf([aRow('mail', { target: email, whenEmpty: { do: 'default', value: 'a@x.com' } })], {
      mail: 'n/a',
    });
    expect(draft).toMatchObject({ values: {}, keep: ['field:email'] });
    expect(draft.problems).toEqual([{ target: 'field:email', message: '“n/a” is not an e-mail address.' }]);
  });

  test('transforms cannot blow a value up', async () => {
    const grow = { kind: 'replace', pattern: 'x', replacement: 'x'.repeat(500) } as const;
    const draft = await draftOf([aRow('a', { transforms: [grow, grow, grow, grow] })], { a: 'x' });
    expect(draft.problems).toEqual([
      { target: 'field:displayName', message: 'The transforms make the value too long.' },
    ]);
  });
});

test('where the directory has no case, paths have none either', async () => {
  const mapping = compiled([aRow('TelephoneNumber')], { caseInsensitivePaths: true });
  const [draft] = await mapping.mapRecords([aRecord({ telephoneNumber: '1' })]);
  expect(draft?.values).toEqual({ 'field:displayName': '1' });
  expect((await draftOf([aRow('TelephoneNumber')], { telephoneNumber: '1' })).values).toEqual({});
});

describe('tells the provider’s attributes that it reads', () => {
  test('once each, by their names alone', () => {
    const rows = [
      aRow('phones[type=work].value'),
      aRow({ kind: 'firstOf', paths: ['mail', 'photos.^[primary==true].value', 'phones[0].value'] }, { target: email }),
      aRow({ kind: 'template', template: '{["urn:x:2.0:User"].department} {mail}' }, { target: phone }),
      aRow({ kind: 'expression', expression: 'manager.id' }, { target: { kind: 'profile', name: 'manager' } }),
      aRow({ kind: 'constant', value: 'x' }, { target: { kind: 'profile', name: 'im' } }),
    ];
    expect(compiled(rows).attributePaths).toEqual([
      'phones.value',
      'mail',
      'photos.value',
      '["urn:x:2.0:User"].department',
      'manager.id',
    ]);
  });

  test('or that it may read any', () => {
    expect(
      compiled([aRow('mail'), aRow({ kind: 'expression', expression: '$keys($)' }, { target: email })]).attributePaths,
    ).toBe('all');
  });
});

describe('a mistake in a row is a problem at its place', () => {
  test.each<[string, MappingRow, Partial<MappingProblem>]>([
    ['a path', aRow('profile..login'), { path: 'source.path', position: 8, suggestion: 'profile.login' }],
    [
      'one of several paths',
      aRow({ kind: 'firstOf', paths: ['a', '.b'] }),
      { path: 'source.paths.1', position: 0, suggestion: 'b' },
    ],
    [
      'a template',
      aRow({ kind: 'template', template: 'Hi {a' }),
      { path: 'source.template', position: 3, suggestion: 'Hi {a}' },
    ],
    ['an expression', aRow({ kind: 'expression', expression: 'a &' }), { path: 'source.expression', position: 3 }],
    [
      'a pattern',
      aRow('a', { transforms: [{ kind: 'trim' }, { kind: 'replace', pattern: 'x(', replacement: '' }] }),
      { path: 'transforms.1.pattern', position: 0 },
    ],
    [
      'a date format',
      aRow('a', { transforms: [{ kind: 'date', format: 'YYYY' }] }),
      { path: 'transforms.0.format', position: 0, suggestion: 'yyyy' },
    ],
    [
      'a default',
      aRow('a', { target: email, whenEmpty: { do: 'default', value: 'nobody' } }),
      { path: 'whenEmpty.value', message: '“nobody” is not an e-mail address.' },
    ],
    ['a blank default', aRow('a', { whenEmpty: { do: 'default', value: ' ' } }), { path: 'whenEmpty.value' }],
    [
      'a constant',
      aRow({ kind: 'constant', value: 'nobody' }, { target: email }),
      { path: 'source.value', message: '“nobody” is not an e-mail address.' },
    ],
  ])('%s', (_, row, problem) => {
    expect(problemsOf([aRow('fine', { target: phone }), row])).toEqual([
      expect.objectContaining({ row: 1, ...problem }),
    ]);
  });

  test('every mistake is told at once', () => {
    const rows = [
      aRow('.a'),
      aRow('b', { target: phone }),
      aRow('c]', { target: email, transforms: [{ kind: 'date', format: 'Q' }] }),
    ];
    expect(problemsOf(rows).map(({ row, path }) => [row, path])).toEqual([
      [0, 'source.path'],
      [2, 'source.path'],
      [2, 'transforms.0.format'],
    ]);
  });
});

describe('paths that the provider was not seen to send', () => {
  const knownPaths = ['mail', 'phones[0].value', 'profile.login', '["odd name"].x', 'not a path['];
  const rows = [
    aRow('mial'),
    aRow({ kind: 'template', template: '{mail} {profile.logn}' }, { target: phone }),
    aRow(
      { kind: 'firstOf', paths: ['phones[type=work].value', 'phones', 'profile.login', '["odd name"].x'] },
      { target: email },
    ),
  ];
  const unknown = [
    {
      row: 0,
      path: 'source.path',
      position: 0,
      suggestion: 'mail',
      message: '“mial” is not among the attributes that the provider sends.',
    },
    {
      row: 1,
      path: 'source.template',
      position: 16,
      suggestion: 'profile.login',
      message: '“logn” is not among the attributes that the provider sends.',
    },
  ];

  test('are warned of, with what was probably meant', () => {
    const result = compileMapping(rows, { caseInsensitivePaths: false, knownPaths });
    expect(result).toMatchObject({ ok: true, warnings: unknown });
  });

  test('are refused where the list is complete', () => {
    expect(problemsOf(rows, { knownPaths, unknownPaths: 'refuse' })).toEqual(unknown);
  });

  test('differ in case only where case matters', () => {
    const result = compileMapping([aRow('MAIL')], { caseInsensitivePaths: true, knownPaths });
    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(problemsOf([aRow('MAIL')], { knownPaths, unknownPaths: 'refuse' })).toMatchObject([{ suggestion: 'mail' }]);
  });
});

describe('explain', () => {
  test('shows what was found, each step and the outcome, as a run would have it', async () => {
    const rows = [
      aRow('cn', { transforms: [{ kind: 'split', separator: ', ', index: 1 }, { kind: 'upper' }] }),
      aRow('tags', { target: phone, transforms: [{ kind: 'first' }] }),
      aRow('none', { target: email, transforms: [{ kind: 'trim' }], whenEmpty: { do: 'keep' } }),
      aRow('none', { target: { kind: 'profile', name: 'im' } }),
      aRow(
        { kind: 'expression', expression: 'none' },
        { target: { kind: 'profile', name: 'about' }, whenEmpty: { do: 'default', value: '-' } },
      ),
      aRow('cn', {
        target: { kind: 'profile', name: 'website' },
        transforms: [{ kind: 'trim' }, { kind: 'date', format: 'd' }, { kind: 'trim' }],
      }),
      aRow('deep', { target: { kind: 'profile', name: 'locale' }, transforms: [{ kind: 'trim' }] }),
    ];
    const record = aRecord({ cn: 'Lee, Ann', tags: ['a', 'b'], deep: { er: 1 } });
    const explained = await compiled(rows).explain(record);
    const message = expect.any(String) as string;
    expect(explained).toEqual([
      { found: 'Lee, Ann', steps: ['Ann', 'ANN'], outcome: 'value', value: 'ANN' },
      { found: 'a, b', steps: ['a'], outcome: 'value', value: 'a' },
      { found: null, steps: [null], outcome: 'kept', value: null },
      { found: null, steps: [], outcome: 'cleared', value: null },
      { found: null, steps: [], outcome: 'default', value: '-' },
      { found: 'Lee, Ann', steps: ['Lee, Ann'], outcome: 'error', value: null, message },
      { found: null, steps: [], outcome: 'error', value: null, message },
    ]);
    const [draft] = await compiled(rows).mapRecords([record]);
    expect(Object.values(draft?.values ?? {})).toEqual(explained.flatMap(({ value }) => value ?? []));
  });

  test('goes on around rows that cannot be compiled', async () => {
    const result = compileMapping([aRow('.x'), aRow('cn', { target: phone })], { caseInsensitivePaths: false });
    if (result.ok) throw new Error('It compiled.');
    expect(await result.partial.explain(aRecord({ cn: 'Ann' }))).toEqual([
      { found: null, steps: [], outcome: 'error', value: null, message: 'The name of an attribute is missing here.' },
      { found: 'Ann', steps: [], outcome: 'value', value: 'Ann' },
    ]);
    const [draft] = await result.partial.mapRecords([aRecord({ cn: 'Ann' })]);
    expect(draft).toMatchObject({ values: { 'field:phone': 'Ann' }, keep: ['field:displayName'] });
  });
});

test('a page of slow expressions lets other work have its turn', async () => {
  const slow = compiled([aRow({ kind: 'expression', expression: '$count($map([1..2000], function($n){ $n }))' })]);
  let turns = 0;
  const interval = setInterval(() => (turns += 1), 1);
  await slow.mapRecords(Array.from({ length: 60 }, () => aRecord({})));
  clearInterval(interval);
  expect(turns).toBeGreaterThan(1);
});

test('whatever a record holds, every row ends in a value, in nothing, or in a problem', async () => {
  const sources: MappingSource[] = [
    { kind: 'attribute', path: 'a' },
    { kind: 'attribute', path: 'a[0].b' },
    { kind: 'firstOf', paths: ['a.b', 'b[b=x]', 'c'] },
    { kind: 'template', template: '{a}-{b.a}' },
    { kind: 'expression', expression: 'a & b' },
    { kind: 'expression', expression: '$uppercase(a.b)' },
  ];
  const transforms: MappingRow['transforms'] = [
    { kind: 'title' },
    { kind: 'guestAddress' },
    { kind: 'replace', pattern: '(.)\\s', replacement: '$1' },
    { kind: 'split', separator: 'x', index: -1 },
    { kind: 'removeDiacritics' },
    { kind: 'join', separator: ' ' },
  ];
  const rows = sources.map((source, index) =>
    aRow(source, {
      target: { kind: 'userProperty', name: String(index) },
      transforms: index % 2 === 0 ? transforms : [],
    }),
  );
  const mapping = compiled(rows);
  const record = fc.object({ key: fc.constantFrom('a', 'b', 'c'), maxDepth: 4, withNullPrototype: false });
  await fc.assert(
    fc.asyncProperty(record, async (generated) => {
      const attributes = JSON.parse(JSON.stringify(generated)) as JsonObject;
      const explained = await mapping.explain(aRecord(attributes));
      const [draft] = await mapping.mapRecords([aRecord(attributes)]);
      expect(Object.values(draft?.values ?? {})).toEqual(explained.flatMap(({ value }) => value ?? []));
      expect(draft?.problems).toHaveLength(explained.filter(({ outcome }) => outcome === 'error').length);
    }),
    { numRuns: 300 },
  );
});
