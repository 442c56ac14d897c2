import { describe, expect, it } from 'vitest';
import { mapping, profileFields } from '#contract/mapping.ts';
import { ldapPresets } from './ldap-presets.ts';

describe.each(ldapPresets)('the preset “$label”', ({ rows }) => {
  it('is a mapping that can be saved', () => {
    expect(mapping.parse(rows)).toEqual(rows);
  });

  it('fills what people look for', () => {
    const filled = rows.map(({ target }) => target.name);
    for (const field of ['displayName', 'email', 'phone', 'jobTitle', 'department', 'manager', 'location'] as const) {
      expect(profileFields).toContain(field);
      expect(filled).toContain(field);
    }
  });

  it('never blanks a name or an address that the directory lacks', () => {
    const careful = rows.filter(({ target }) => ['displayName', 'email'].includes(target.name));
    expect(careful.map(({ whenEmpty }) => whenEmpty.do)).toEqual(['keep', 'keep']);
  });
});
