import { GoogleRefusal, refusals } from '../google-refusals.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { selectFields } from './fields.ts';
import { etagOf, seededNumber } from './google-ids.ts';
import { derivedUsers, type WorkspaceGroup } from './groups.ts';
import { pageOf } from './page.ts';
import type { Directory, DirectoryRequest } from './users.ts';
import { userId, type Workspace } from './workspace.ts';

const memberFields = ['kind', 'etag', 'id', 'email', 'role', 'type', 'status', 'delivery_settings'];
const listFields = { kind: [], etag: [], nextPageToken: [], members: memberFields };

/** `GET /groups/{groupKey}/members`: https://developers.google.com/workspace/admin/directory/reference/rest/v1/members/list */
export function listMembers({ workspace, paging }: Directory, { query, params }: DirectoryRequest): SimulatedAnswer {
  const group = findGroup(workspace, params[0] ?? '');
  const derived = query.get('includeDerivedMembership') === 'true';
  const members = membersOf(workspace, group, derived);
  const part = pageOf(members, { of: `${group.id} ${derived}`, query, most: 200, usual: 200 }, paging);
  const body = {
    kind: 'admin#directory#members',
    etag: etagOf(group.id, members.length),
    ...(part.items.length > 0 ? { members: part.items } : {}),
    ...(part.nextPageToken === undefined ? {} : { nextPageToken: part.nextPageToken }),
  };
  return { status: 200, body: selectFields(body, query.get('fields'), listFields) };
}

function membersOf(workspace: Workspace, group: WorkspaceGroup, derived: boolean): readonly object[] {
  const users = derived ? derivedUsers(group) : group.users();
  return [
    ...(group.everyone ? [member({ id: workspace.customerId, type: 'CUSTOMER' })] : []),
    ...group.groups.map(({ id, email }) => member({ id, email, type: 'GROUP', status: 'ACTIVE' })),
    ...group.externals.map((email) => member({ id: seededNumber('external', email), email, type: 'USER' })),
    ...users.map((person) =>
      member({ id: userId(person), email: person.email, type: 'USER', status: person.active ? 'ACTIVE' : 'SUSPENDED' }),
    ),
  ];
}

interface MemberFacts {
  readonly id: string;
  readonly type: 'USER' | 'GROUP' | 'CUSTOMER';
  readonly email?: string;
  readonly status?: 'ACTIVE' | 'SUSPENDED';
}

const member = (facts: MemberFacts): object => ({
  kind: 'admin#directory#member',
  etag: etagOf('member', facts.id),
  role: 'MEMBER',
  ...facts,
});

function findGroup(workspace: Workspace, key: string): WorkspaceGroup {
  const group = workspace.groups.find(({ id, email }) => key === id || key.toLowerCase() === email);
  if (group === undefined) throw new GoogleRefusal(refusals.notFound('groupKey'));
  return group;
}
