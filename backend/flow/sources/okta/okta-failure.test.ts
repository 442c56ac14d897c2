import { describe, expect, it } from 'vitest';
import { oktaFailure, tasks } from './okta-failure.ts';

describe('oktaFailure', () => {
  it.each([
    [{ status: 401, code: 'E0000011' }, 'credentials-rejected'],
    [{ status: 403, code: 'E0000006' }, 'permission-missing'],
    [{ status: 429, code: 'E0000047' }, 'rate-limited'],
    [{ status: 500, code: 'E0000009' }, 'unavailable'],
    [{ status: 503 }, 'unavailable'],
    [{ status: 400, code: 'E0000031' }, 'unexpected-answer'],
    [{ status: 404, code: 'E0000007' }, 'unexpected-answer'],
  ] as const)('takes %j for %s', (refusal, reason) => {
    expect(oktaFailure(refusal, tasks.users, 'app').reason).toBe(reason);
  });

  it('tells a scope that was not granted from an admin role that was not assigned', () => {
    const scope = oktaFailure({ status: 403, scopeMissing: true }, tasks.logs, 'app');
    expect(scope).toMatchObject({ permission: 'okta.logs.read' });
    expect(scope.message).toBe('The app may not read the System Log. Grant it okta.logs.read under Okta API Scopes.');
    const role = oktaFailure({ status: 403, code: 'E0000006' }, tasks.logs, 'app');
    expect(role).toMatchObject({ permission: 'Read-only Administrator' });
    expect(role.message).toContain('the scope okta.logs.read alone is not enough');
  });

  it('sends the admin to the creator of an API token, which has no scopes', () => {
    const failure = oktaFailure({ status: 403, code: 'E0000006' }, tasks.groups, 'api-token');
    expect(failure.message).toContain('The creator of the API token may not read the members of groups.');
    expect(failure.message).not.toContain('okta.groups.read');
  });

  it('blames the setting that signs in', () => {
    expect(oktaFailure({ status: 401 }, tasks.users, 'api-token').setting).toBe('apiToken');
    expect(oktaFailure({ status: 401 }, tasks.users, 'app').setting).toBe('clientId');
  });

  it('says how long Okta asks to wait', () => {
    expect(oktaFailure({ status: 429, retryAfterSeconds: 42 }, tasks.users, 'app').retryAfterSeconds).toBe(42);
  });

  it.each([400, 404, 410])('takes %i for a place that is gone, if a link of Okta’s was followed', (status) => {
    const refusal = { status, code: 'E0000001' };
    expect(oktaFailure(refusal, { ...tasks.users, follows: true }, 'app').reason).toBe('cursor-expired');
    expect(oktaFailure(refusal, tasks.users, 'app').reason).toBe('unexpected-answer');
  });

  it.each([302, 404])('takes %i that is not of Okta’s API for a wrong address', (status) => {
    expect(oktaFailure({ status }, tasks.users, 'app')).toMatchObject({ setting: 'orgUrl' });
  });

  it('says what to check when Okta makes no sense of it', () => {
    const task = { ...tasks.users, hint: 'Check the filter of the scope.', setting: 'managerAttribute' };
    expect(oktaFailure({ status: 400, code: 'E0000031' }, task, 'app')).toEqual({
      reason: 'unexpected-answer',
      message: 'Okta refused to read users (status 400, E0000031). Check the filter of the scope.',
      setting: 'managerAttribute',
    });
  });
});
