import type { CompanyPerson } from '../../company/company-person.ts';
import { GraphError, type GraphAnswer, type GraphRequest, ok } from '../graph-exchange.ts';
import { answerCollection } from '../odata/collection.ts';
import { readExpand } from '../odata/expand.ts';
import { userFilterSupport } from '../odata/filter-support.ts';
import { readListQuery } from '../odata/list-query.ts';
import { refuseSingleUserProperties, selectedProperties } from '../odata/select.ts';
import { allows, demand, permissions } from './permissions.ts';
import type { Tenant } from './tenant.ts';
import { singleUserProperties } from './user-properties.ts';
import { expandedView, managerOf, typedView, userReader, userView } from './user-view.ts';

/** `GET /users`: https://learn.microsoft.com/graph/api/user-list */
export function listUsers(tenant: Tenant, request: GraphRequest): GraphAnswer {
  const names = visibleProperties(tenant, request);
  refuseSingleUserProperties(names);
  const expansion = readExpand(request.query.get('$expand'));
  if (expansion !== undefined) demand(request.roles, permissions.usersInFull);
  const query = readListQuery(request, { support: userFilterSupport, cast: false });
  return answerCollection(tenant, request, {
    query,
    context: expansion === undefined ? userContext(request) : `users(${names.join(',')},${expansion.relationship}())`,
    items: tenant.users(),
    key: (person) => person.index,
    reader: userReader(tenant),
    view: (person) => ({ ...userView(tenant, person, names), ...expandedView(tenant, person, expansion) }),
  });
}

/** `GET /users/{id | userPrincipalName}`: https://learn.microsoft.com/graph/api/user-get */
export function getUser(tenant: Tenant, request: GraphRequest, [key = '']: readonly string[]): GraphAnswer {
  const person = findUser(tenant, key);
  const names = visibleProperties(tenant, request);
  if (names.includes('mailboxSettings')) demand(request.roles, permissions.mailboxSettings);
  const expansion = readExpand(request.query.get('$expand'));
  if (expansion !== undefined) demand(request.roles, permissions.usersInFull);
  return ok({
    '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#${userContext(request)}/$entity`,
    ...userView(tenant, person, names),
    ...singleUserView(person, names),
    ...expandedView(tenant, person, expansion),
  });
}

/** `GET /users/{id}/manager`: https://learn.microsoft.com/graph/api/user-list-manager */
export function getManager(tenant: Tenant, request: GraphRequest, [key = '']: readonly string[]): GraphAnswer {
  const manager = managerOf(tenant, findUser(tenant, key));
  if (manager === undefined) throw notFound('manager');
  const names = selectedProperties(request.query.get('$select'));
  return ok({
    '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#directoryObjects/$entity`,
    ...typedView(tenant, manager, names),
  });
}

export function findUser(tenant: Tenant, key: string): CompanyPerson {
  const person = tenant.user(key);
  if (person === undefined) throw notFound(key);
  return person;
}

export function notFound(what: string): GraphError {
  const message = `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphError(404, 'Request_ResourceNotFound', message);
}

/** What User.ReadBasic.All shows: https://learn.microsoft.com/graph/permissions-reference#userreadbasicall */
const basicProperties = [
  'displayName',
  'givenName',
  'id',
  'mail',
  'securityIdentifier',
  'surname',
  'userPrincipalName',
];

function visibleProperties({ extensions }: Tenant, { query, roles }: GraphRequest): readonly string[] {
  const names = selectedProperties(query.get('$select'), extensions);
  if (names.includes('signInActivity')) demand(roles, permissions.signInActivity);
  if (allows(roles, permissions.usersInFull)) return names;
  if (query.has('$select') && names.some((name) => !basicProperties.includes(name)))
    demand(roles, permissions.usersInFull);
  return names.filter((name) => basicProperties.includes(name));
}

function userContext({ query }: GraphRequest): string {
  const select = query.get('$select');
  return select === null ? 'users' : `users(${select})`;
}

function singleUserView(person: CompanyPerson, names: readonly string[]): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, unknown>> = {
    preferredName: person.givenName,
    mailboxSettings: { timeZone: person.office.timeZone, language: { locale: person.office.locale } },
    skills: person.extras.skills === undefined ? [] : [person.extras.skills],
  };
  const asked = names.filter((name) => singleUserProperties.includes(name));
  return Object.fromEntries(asked.map((name) => [name, known[name] ?? null]));
}
