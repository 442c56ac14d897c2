import type { GraphAnswer, GraphRequest, JsonObject } from '../graph-exchange.ts';
import { ok } from '../graph-exchange.ts';
import { answerCollection } from '../odata/collection.ts';
import { groupFilterSupport } from '../odata/filter-support.ts';
import { readListQuery } from '../odata/list-query.ts';
import type { DirectoryGroup } from './groups.ts';
import type { Tenant } from './tenant.ts';
import { notFound } from './users.ts';

/** `GET /groups`: https://learn.microsoft.com/graph/api/group-list */
export function listGroups(tenant: Tenant, request: GraphRequest): GraphAnswer {
  const query = readListQuery(request, { support: groupFilterSupport, cast: false });
  const select = request.query.get('$select');
  return answerCollection(tenant, request, {
    query,
    context: 'groups',
    items: tenant.groups,
    key: (group) => tenant.groups.indexOf(group),
    reader: (group) => (name) =>
      Object.entries(groupView(group)).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1],
    view: (group) => chosen(groupView(group), select),
  });
}

/** `GET /groups/{id}`: https://learn.microsoft.com/graph/api/group-get */
export function getGroup(tenant: Tenant, request: GraphRequest, [id = '']: readonly string[]): GraphAnswer {
  const view = chosen(groupView(findGroup(tenant, id)), request.query.get('$select'));
  return ok({ '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#groups/$entity`, ...view });
}

export function findGroup(tenant: Tenant, id: string): DirectoryGroup {
  const group = tenant.groups.find((one) => one.id === id.toLowerCase());
  if (group === undefined) throw notFound(id);
  return group;
}

export function groupView(group: DirectoryGroup): JsonObject {
  return {
    id: group.id,
    deletedDateTime: null,
    createdDateTime: '2021-03-01T09:00:00Z',
    description: group.description,
    displayName: group.displayName,
    groupTypes: [],
    mail: null,
    mailEnabled: false,
    mailNickname: group.displayName.replaceAll(/\W/gu, ''),
    membershipRule: null,
    onPremisesSyncEnabled: null,
    securityEnabled: true,
    visibility: group.hiddenMembership ? 'HiddenMembership' : null,
  };
}

function chosen(view: JsonObject, select: string | null): JsonObject {
  if (select === null) return view;
  const names = select.split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(Object.entries(view).filter(([name]) => names.includes(name.toLowerCase())));
}
