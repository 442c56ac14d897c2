import { describe, expect, it } from 'vitest';
import { differencesOf, lockedFields, profileBody, refusedFields } from './profile-change.ts';

const account = { nickname: 'Ann', locale: 'en-US', extended_profile: { job_title: 'Engineer', location: '' } };
const scim = { allowed: false, reason: { key: 'externalDirectory.scim' } };

describe('what is to be written of a profile', () => {
  it('is only what differs; empty and absent are the same', () => {
    const wanted = { job_title: 'Engineer', location: null, department: null, nickname: 'Annie', locale: null };
    expect(differencesOf(account, wanted)).toEqual({ values: { nickname: 'Annie', locale: null }, notTaken: [] });
  });

  it('never empties the nickname', () => {
    const { values, notTaken } = differencesOf(account, { nickname: null });
    expect([values, notTaken.map(({ field, code }) => [field, code])]).toEqual([{}, [['nickname', 'cannot-be-empty']]]);
  });

  it('goes where the profile has it', () => {
    expect(profileBody({ zoneinfo: 'UTC', job_title: 'Pilot', department: null })).toEqual({
      zoneinfo: 'UTC',
      extended_profile: { job_title: 'Pilot', department: null },
    });
    expect(profileBody({ nickname: 'Annie' })).toEqual({ nickname: 'Annie' });
  });
});

describe('the fields that are locked', () => {
  const names = ['job_title', 'location', 'nickname'];
  const lockedNames = (rules: object): readonly string[] => lockedFields(rules, names).map(({ field }) => field);

  it.each([
    [{ 'profile.write': { 'extended_profile.job_title': scim, nickname: { allowed: true } } }, ['job_title']],
    [{ 'profile.write': { '$.extended_profile.job_title': scim } }, ['job_title']],
    [{ 'profile.write': { extended_profile: scim, 'extended_profile.location': { allowed: true } } }, ['job_title']],
    [{ profile: { nickname: scim } }, ['nickname']],
    [{ 'profile.write': {}, profile: { nickname: scim } }, []],
    [{}, []],
  ])('by %j are %j', (rules, fields) => {
    expect(lockedNames(rules)).toEqual(fields);
  });

  it('come with the reason', () => {
    expect(lockedFields({ 'profile.write': { nickname: scim } }, names)[0]?.code).toBe('locked-by-directory');
  });
});

describe('what a refused PATCH complains of', () => {
  it('is a value, a lock, or nothing that is known', () => {
    const names = ['job_title', 'zoneinfo'];
    const violated = { key: 'fieldConstraintsViolated', context: { fieldViolations: [{ field: '$.zoneinfo' }] } };
    expect(refusedFields(violated, names)).toMatchObject([{ field: 'zoneinfo', code: 'value-refused' }]);
    const locked = { key: 'forbidden.fieldMutation', context: { 'extended_profile.job_title': scim } };
    expect(refusedFields(locked, names)).toMatchObject([{ field: 'job_title', code: 'locked-by-directory' }]);
    expect(refusedFields({ key: 'bodyParseFailure' }, names)).toEqual([]);
    expect(refusedFields(undefined, names)).toEqual([]);
  });
});
