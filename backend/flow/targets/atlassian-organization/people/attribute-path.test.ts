import { describe, expect, it } from 'vitest';
import { attributeOf, isAttributePath, parseAttributePath } from './attribute-path.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('the path of an attribute', () => {
  it.each([
    ['title', { name: 'title' }],
    ['name.familyName', { name: 'name', sub: 'familyName' }],
    [`${enterprise}:manager`, { schema: enterprise, name: 'manager' }],
    [`${enterprise}:manager.value`, { schema: enterprise, name: 'manager', sub: 'value' }],
    ['urn:ietf:params:scim:schemas:core:2.0:User:photos', { name: 'photos' }],
  ])('%s is taken apart, and goes into a PATCH as it is', (text, parts) => {
    expect(parseAttributePath(text)).toEqual({ text, ...parts });
  });

  it.each(['', 'job title', 'emails[type eq "work"].value', 'a.b.c', '1st', 'urn:title:'])('refuses “%s”', (text) => {
    expect(isAttributePath(text)).toBe(false);
    expect(() => parseAttributePath(text)).toThrow('Not the path of an attribute');
  });

  it('is found in any case, in the user and in an extension', () => {
    const user = { TITLE: 'Engineer', [enterprise.toLowerCase()]: { Manager: { value: 'boss' } } };
    expect(attributeOf(user, parseAttributePath('title'))).toBe('Engineer');
    expect(attributeOf(user, parseAttributePath(`${enterprise}:manager`))).toEqual({ value: 'boss' });
    expect(attributeOf(user, parseAttributePath('department'))).toBeUndefined();
  });
});
