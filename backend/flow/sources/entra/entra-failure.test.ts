import { describe, expect, it } from 'vitest';
import { graphFailure, type GraphRefusal, type GraphTask, tasks, usersTask } from './entra-failure.ts';

const followed: GraphTask = { ...tasks.users, follows: true };

describe('graphFailure', () => {
  it.each<[GraphRefusal, GraphTask, string]>([
    [{ status: 401, code: 'InvalidAuthenticationToken' }, tasks.users, 'credentials-rejected'],
    [{ status: 403, code: 'Authorization_RequestDenied' }, tasks.users, 'permission-missing'],
    [{ status: 429, code: 'TooManyRequests' }, tasks.users, 'rate-limited'],
    [{ status: 509 }, tasks.users, 'rate-limited'],
    [{ status: 408 }, tasks.users, 'unavailable'],
    [{ status: 500 }, tasks.users, 'unavailable'],
    [{ status: 502 }, tasks.users, 'unavailable'],
    [{ status: 503, code: 'serviceNotAvailable' }, tasks.users, 'unavailable'],
    [{ status: 504 }, tasks.users, 'unavailable'],
    [{ status: 410 }, tasks.changes, 'cursor-expired'],
    [{ status: 400, code: 'syncStateNotFound' }, tasks.changes, 'cursor-expired'],
    [{ status: 404, code: 'SyncStateInvalid' }, tasks.changes, 'cursor-expired'],
    [{ status: 409, code: 'resyncRequired' }, tasks.changes, 'cursor-expired'],
    [{ status: 400, code: 'Directory_ExpiredPageToken' }, followed, 'cursor-expired'],
    [{ status: 404 }, followed, 'cursor-expired'],
    [{ status: 403 }, followed, 'permission-missing'],
    [{ status: 503 }, followed, 'unavailable'],
    [{ status: 400, code: 'Request_BadRequest' }, tasks.users, 'unexpected-answer'],
    [{ status: 404, code: 'Request_ResourceNotFound' }, tasks.members, 'unexpected-answer'],
    [{ status: 501, code: 'NotImplemented' }, tasks.users, 'unexpected-answer'],
    [{ status: 302 }, tasks.users, 'unexpected-answer'],
  ])('takes %j for what it is', (refusal, task, reason) => {
    expect(graphFailure(refusal, task).reason).toBe(reason);
  });

  it.each([
    [tasks.users, 'User.Read.All'],
    [tasks.members, 'GroupMember.Read.All'],
    [tasks.pictures, 'ProfilePhoto.Read.All'],
    [usersTask(['id', 'signInActivity']), 'User.Read.All and AuditLog.Read.All'],
    [usersTask(['id', 'department']), 'User.Read.All'],
  ])('names the permission that is missing', (task, permission) => {
    const failure = graphFailure({ status: 403 }, task);
    expect(failure.permission).toBe(permission);
    expect(failure.message).toContain(permission);
  });

  it('passes on how long to wait', () => {
    expect(graphFailure({ status: 429, retryAfterSeconds: 12 }, tasks.users).retryAfterSeconds).toBe(12);
    expect(graphFailure({ status: 503, retryAfterSeconds: 7 }, tasks.users).retryAfterSeconds).toBe(7);
    expect(graphFailure({ status: 429 }, tasks.users)).not.toHaveProperty('retryAfterSeconds');
  });

  it('names the attribute that Graph does not know', () => {
    const { message } = graphFailure({ status: 400, unknownProperty: 'deparment' }, tasks.users);
    expect(message).toContain('“deparment”');
  });

  it('adds what to check first', () => {
    const task = { ...tasks.users, hint: 'Check the filter of the scope.' };
    expect(graphFailure({ status: 400, code: 'Request_BadRequest' }, task).message).toBe(
      'Microsoft Graph refused to read users (status 400, Request_BadRequest). Check the filter of the scope.',
    );
  });
});
