import type { CompanyPerson } from '../../company/company-person.ts';
import { type GraphAnswer, GraphError, type GraphRequest, type JsonObject } from '../graph-exchange.ts';
import { answerCollection } from '../odata/collection.ts';
import { userFilterSupport } from '../odata/filter-support.ts';
import { readListQuery } from '../odata/list-query.ts';
import { refuseSingleUserProperties, selectedProperties } from '../odata/select.ts';
import { type DirectoryGroup, transitiveGroups } from './groups.ts';
import { findGroup, groupView } from './list-groups.ts';
import { allows, demand, permissions } from './permissions.ts';
import type { Tenant } from './tenant.ts';
import { concealedView, typedView, userReader } from './user-view.ts';

type Reach = 'members' | 'transitiveMembers';

/** A member that is no person. */
interface OtherMember {
  readonly index: number;
  readonly view: JsonObject;
}

const afterAllPeople = 1_000_000_000;

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
    const readable = allows(request.roles, permissions.users);
    const reader = userReader(tenant);
    return answerCollection<CompanyPerson | OtherMember>(tenant, request, {
      query,
      context: cast === undefined ? 'directoryObjects' : 'users',
      items:
        cast === undefined
          ? [...usersOf(tenant, group, reach), ...otherMembers(group, reach)]
          : usersOf(tenant, group, reach),
      key: ({ index }) => index,
      reader: (member) => ('view' in member ? (name): unknown => member.view[name] : reader(member)),
      view: (member) => {
        if ('view' in member) return member.view;
        return readable ? typedView(tenant, member, names) : concealedView('#microsoft.graph.user', member.id, names);
      },
    });
  };
}

function usersOf(tenant: Tenant, group: DirectoryGroup, reach: Reach): readonly CompanyPerson[] {
  if (tenant.faults.state().listsNobody) return [];
  return reach === 'members' ? group.users() : group.transitiveUsers();
}

function otherMembers(group: DirectoryGroup, reach: Reach): readonly OtherMember[] {
  const groups = reach === 'members' ? group.groups : transitiveGroups(group);
  const devices = [group, ...(reach === 'members' ? [] : groups)].flatMap((one) => one.devices);
  const views = [
    ...groups.map((one) => ({ '@odata.type': '#microsoft.graph.group', ...groupView(one) })),
    ...devices.map((device) => concealedView('#microsoft.graph.device', device.id, ['displayName'])),
  ];
  return views.map((view, position) => ({ index: afterAllPeople + position, view }));
}

function refuseOtherCasts(cast: string | undefined): void {
  if (cast === undefined || cast.toLowerCase() === 'microsoft.graph.user') return;
  throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${cast}'.`);
}
