import { describe, expect, it } from 'vitest';
import { anAttribute } from '../../../testing/connector-builders.ts';
import { matchingAttributes } from './matching-attributes.ts';
import { unseenPaths } from './unseen-paths.ts';

const seen = {
  items: [
    'department',
    'givenName',
    'phones[0].value',
    'profile.login',
    'extension1',
    '["urn:x:2.0:User"].costCenter',
  ].map((path) => anAttribute(path)),
  sampled: 50,
};
const ofPath = (path: string) => unseenPaths({ kind: 'attribute', path }, seen);

describe('paths that nobody has', () => {
  it.each([
    'department',
    'Department',
    'phones[type=work].value',
    'phones.^[primary==true].value',
    'profile',
    ' givenName ',
  ])('do not include %s', (path) => {
    expect(ofPath(path)).toEqual([]);
  });

  it.each([
    ['departmnet', 'department'],
    ['given-name', 'givenName'],
    ['login', 'profile.login'],
    ['shoeSize', undefined],
    ['extension2', undefined],
  ])('include %s, and suggest %s', (path, suggestion) => {
    expect(ofPath(path)).toMatchObject([{ path: 'source.path', isWarning: true, suggestion }]);
  });

  it('are found in “first of” and at their place in a template', () => {
    expect(unseenPaths({ kind: 'firstOf', paths: ['department', 'givnName'] }, seen)).toMatchObject([
      { path: 'source.paths.1', suggestion: 'givenName' },
    ]);
    expect(unseenPaths({ kind: 'template', template: '{department} {{x}} {givnName}' }, seen)).toMatchObject([
      { path: 'source.template', position: 20, suggestion: 'givenName' },
    ]);
  });

  it('are no matter among alternatives of which another is there, unless misspelt', () => {
    const firstOf = (...paths: string[]) => unseenPaths({ kind: 'firstOf', paths }, seen);
    expect(firstOf('shoeSize', 'department', 'team')).toEqual([]);
    expect(firstOf('departmnet', 'department')).toEqual([]);
    expect(firstOf('shoeSize', 'team')).toMatchObject([
      { path: 'source.paths.0', message: expect.stringMatching(/any of these/) as string },
    ]);
  });

  it('are not looked for in constants and expressions, or before anything was listed', () => {
    expect(unseenPaths({ kind: 'constant', value: 'x' }, seen)).toEqual([]);
    expect(unseenPaths({ kind: 'expression', expression: 'x' }, seen)).toEqual([]);
    expect(unseenPaths({ kind: 'attribute', path: 'x' }, undefined)).toEqual([]);
  });
});

describe('the attributes that match what is typed', () => {
  it('are found by path and by sample, the same path first', () => {
    const attributes = [
      anAttribute('managerId'),
      anAttribute('x', { samples: ['the manager'] }),
      anAttribute('manager'),
    ];
    expect(matchingAttributes(attributes, 'Manager').shown.map(({ path }) => path)).toEqual([
      'manager',
      'managerId',
      'x',
    ]);
  });

  it('are cut to what can be read, and counted', () => {
    const many = Array.from({ length: 200 }, (_, index) => anAttribute(`a${String(index)}`));
    const { shown, more } = matchingAttributes(many, '');
    expect(shown.length + more).toBe(200);
    expect(more).toBeGreaterThan(0);
  });
});
