import { describe, expect, it } from 'vitest';
import { bindFailure, requestFailure } from './ldap-failure.ts';

const fromActiveDirectory = (data: string): string =>
  `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1\0`;

describe('a rejected sign-in', () => {
  it.each([
    ['525', 'bindDn', 'no account of that name'],
    ['52e', 'bindPassword', 'password'],
    ['52E', 'bindPassword', 'password'],
    ['530', 'bindDn', 'at this time'],
    ['531', 'bindDn', 'from this machine'],
    ['532', 'bindPassword', 'has expired'],
    ['533', 'bindDn', 'disabled'],
    ['701', 'bindDn', 'account has expired'],
    ['773', 'bindPassword', 'new password'],
    ['775', 'bindDn', 'locked'],
    ['999', 'bindPassword', 'Check both'],
  ])('by Active Directory with data %s is explained', (data, setting, words) => {
    const failure = bindFailure({ code: 49, message: fromActiveDirectory(data) });
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting });
    expect(failure.message).toContain(words);
  });

  it.each([
    [49, 'bindPassword'],
    [34, 'bindDn'],
    [48, 'bindDn'],
    [53, 'bindDn'],
    [8, 'security'],
    [13, 'security'],
  ])('with code %i names the setting', (code, setting) => {
    expect(bindFailure({ code, message: '' })).toMatchObject({ reason: 'credentials-rejected', setting });
  });

  it('by a server that is busy is none', () => {
    expect(bindFailure({ code: 51, message: '' }).reason).toBe('unavailable');
  });
});

describe('a refused request', () => {
  it.each([
    [3, 'permission-missing', 'bindDn'],
    [4, 'permission-missing', 'bindDn'],
    [10, 'permission-missing', 'urls'],
    [11, 'permission-missing', 'bindDn'],
    [32, 'permission-missing', 'baseDn'],
    [34, 'unexpected-answer', 'baseDn'],
    [50, 'permission-missing', 'bindDn'],
    [51, 'unavailable', undefined],
    [52, 'unavailable', undefined],
    [80, 'unexpected-answer', undefined],
  ])('with code %i has a reason, and the setting to correct', (code, reason, setting) => {
    const failure = requestFailure({ code, message: '' });
    expect([failure.reason, failure.setting]).toEqual([reason, setting]);
  });

  it('quotes a server that says something unheard of', () => {
    expect(requestFailure({ code: 80, message: 'out of cheese\0' }).message).toContain('80 (“out of cheese”)');
  });

  it('because nobody has signed in asks for an account', () => {
    const message =
      '000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection.';
    expect(requestFailure({ code: 1, message })).toMatchObject({ reason: 'credentials-rejected', setting: 'bindDn' });
  });
});
