import type { CompanyPerson } from '../../company/company-person.ts';
import { type GraphAnswer, GraphError, type GraphRequest, type JsonObject } from '../graph-exchange.ts';
import { answerCollection } from '../odata/collection.ts';
import { userFilterSupport } from '../odata/filter-support.ts';
import { readListQuery } from '../odata/list-query.ts';
import { refuseSingleUserProperties, selectedProperties } from '../odata/select.ts';
import { type DirectoryGroup, transitiveGroups, transitiveUsers } from './groups.ts';
import { findGroup, groupView } from './list-groups.ts';
import { allows, demand, permissions } from './permissions.ts';
import type { Tenant } from './tenant.ts';
import { concealedView, typedView, userReader } from './user-view.ts';

type Reach = 'members' | 'transitiveMembers';

const afterAllPeople = 1_000_000_000;

interface Member {
  readonly key: number;
  readonly person?: CompanyPerson;
  view(): JsonObject;
}

/**
 * `GET /groups/{id}/members` and `/transitiveMembers`, with or without the cast to users.
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export function listMembers(
  reach: Reach,
): (tenant: Tenant, request: GraphRequest, params: readonly string[]) => GraphAnswer {
  return (tenant, request, [id = '', cast]) => {
    const group = findGroup(tenant, id);
    if (group.hiddenMembership) demand(request.roles, permissions.hiddenMembers);
    refuseOtherCasts(cast);
    const query = readListQuery(request, { support: userFilterSupport, cast: cast !== undefined });
    const names = selectedProperties(request.query.get('$select'));
    refuseSingleUserProperties(names);
    const users = userMembers(tenant, request, reach === 'members' ? group.users() : transitiveUsers(group), names);
    const others = cast === undefined ? otherMembers(group, reach) : [];
    const reader = userReader(tenant);
    return answerCollection(tenant, request, query, {
      context: cast === undefined ? 'directoryObjects' : 'users',
      items: [...users, ...others],
      key: (member) => member.key,
      reader: (member) =>
        member.person === undefined ? (name): unknown => member.view()[name] : reader(member.person),
      view: (member) => member.view(),
    });
  };
}

function userMembers(
  tenant: Tenant,
  { roles }: GraphRequest,
  people: readonly CompanyPerson[],
  names: readonly string[],
): readonly Member[] {
  const readable = allows(roles, permissions.users);
  const shown = tenant.faults.state().listsNobody ? [] : people;
  return shown.map((person) => ({
    key: person.index,
    person,
    view: () =>
      readable ? typedView(tenant, person, names) : concealedView('#microsoft.graph.user', person.id, names),
  }));
}

function otherMembers(group: DirectoryGroup, reach: Reach): readonly Member[] {
  const groups = reach === 'members' ? group.groups : transitiveGroups(group);
  const devices = [group, ...(reach === 'members' ? [] : groups)].flatMap((one) => one.devices);
  const views = [
    ...groups.map((one) => ({ '@odata.type': '#microsoft.graph.group', ...groupView(one) })),
    ...devices.map((device) => concealedView('#microsoft.graph.device', device.id, ['displayName'])),
  ];
  return views.map((view, position) => ({ key: afterAllPeople + position, view: () => view }));
}

function refuseOtherCasts(cast: string | undefined): void {
  if (cast === undefined || cast.toLowerCase() === 'microsoft.graph.user') return;
  throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${cast}'.`);
}
