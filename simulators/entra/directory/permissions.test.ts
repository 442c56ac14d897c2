import { expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 30 });
const id =
  company.people().find(({ picture, managerId }) => picture !== undefined && managerId !== undefined)?.id ?? '';

const denied = { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };

test.each([
  ['/users', ['User.Read.All'], 200],
  ['/users', ['Directory.Read.All'], 200],
  ['/users', ['User.ReadBasic.All'], 200],
  ['/users', ['GroupMember.Read.All'], 403],
  ['/users?$select=id,mail', ['User.ReadBasic.All'], 200],
  ['/users?$select=id,department', ['User.ReadBasic.All'], 403],
  ['/users?$expand=manager', ['User.ReadBasic.All'], 403],
  ['/users?$select=id,signInActivity', ['User.Read.All'], 403],
  ['/users?$select=id,signInActivity', ['User.Read.All', 'AuditLog.Read.All'], 200],
  ['/users/delta', ['User.ReadBasic.All'], 403],
  ['/users/delta', ['User.Read.All'], 200],
  [`/users/${id}/manager`, ['User.ReadBasic.All'], 403],
  [`/users/${id}/manager`, ['Directory.Read.All'], 200],
  [`/users/${id}/photo`, ['ProfilePhoto.Read.All'], 200],
  [`/users/${id}/photo`, ['User.Read.All'], 200],
  [`/users/${id}/photo`, ['Directory.Read.All'], 403],
  ['/groups', ['GroupMember.Read.All'], 200],
  ['/groups', ['User.Read.All'], 403],
  ['/organization', ['User.Read.All'], 200],
  ['/organization', ['GroupMember.Read.All'], 403],
])('%s with %j is answered with %i', async (path, roles, status) => {
  await using graph = await callGraph({ company, roles });
  const answer = await graph.get(path);
  expect(answer.status).toBe(status);
  if (status === 403) expect(answer).toMatchObject(denied);
});
