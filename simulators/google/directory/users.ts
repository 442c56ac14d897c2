import type { CompanyPerson } from '../../company/company-person.ts';
import { GoogleRefusal, refusal, refusals } from '../google-refusals.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { selectFields } from './fields.ts';
import { etagOf } from './google-ids.ts';
import { matchQuery } from './match-query.ts';
import { type Paging, pageOf } from './page.ts';
import { type Projection, userFields, userView } from './user-view.ts';
import type { Workspace } from './workspace.ts';

export interface DirectoryRequest {
  readonly query: URLSearchParams;
  readonly params: readonly string[];
}

export interface Directory {
  readonly workspace: Workspace;
  readonly paging: Paging;
}

const listFields = { kind: [], etag: [], nextPageToken: [], users: userFields };

/** `GET /users`: https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/list */
export function listUsers({ workspace, paging }: Directory, { query }: DirectoryRequest): SimulatedAnswer {
  refuseOtherAccounts(workspace, query);
  const projection = projectionOf(query);
  const showDeleted = query.get('showDeleted') === 'true';
  const found = showDeleted ? workspace.deleted() : matching(workspace, query);
  const part = pageOf(found, { of: listKey(query), query, most: 500, usual: 100 }, paging);
  const users = part.items.map((person) => ({
    ...userView(workspace, person, projection),
    ...(showDeleted ? { deletionTime: paging.now().toISOString() } : {}),
  }));
  const body = {
    kind: 'admin#directory#users',
    etag: etagOf(users.length),
    // A list without users has no such key.
    ...(users.length > 0 ? { users } : {}),
    ...(part.nextPageToken === undefined ? {} : { nextPageToken: part.nextPageToken }),
  };
  return { status: 200, body: selectFields(body, query.get('fields'), listFields) };
}

/** `GET /users/{userKey}` */
export function getUser({ workspace }: Directory, { query, params }: DirectoryRequest): SimulatedAnswer {
  const view = userView(workspace, findUser(workspace, params[0] ?? ''), projectionOf(query));
  const known = Object.fromEntries(userFields.map((name) => [name, []]));
  return { status: 200, body: selectFields(view, query.get('fields'), known) };
}

export function findUser(workspace: Workspace, key: string): CompanyPerson {
  const person = workspace.user(key);
  if (person === undefined) throw new GoogleRefusal(refusals.notFound('userKey'));
  return person;
}

function matching(workspace: Workspace, query: URLSearchParams): readonly CompanyPerson[] {
  const text = query.get('query');
  if (text === null) return workspace.users();
  const matches = matchQuery(text);
  return workspace.users().filter((person) => matches(person, userView(workspace, person, { schemas: 'all' })));
}

/** Exactly one of `customer` and `domain`; the name of a domain is no customer. */
function refuseOtherAccounts(workspace: Workspace, query: URLSearchParams): void {
  const [customer, domain] = [query.get('customer'), query.get('domain')];
  if ((customer === null) === (domain === null)) throw new GoogleRefusal(refusals.badRequest());
  if (domain !== null && domain.toLowerCase() !== workspace.domain) {
    throw new GoogleRefusal(refusal(404, 'notFound', 'Domain not found.'));
  }
  if (customer?.includes('.')) throw new GoogleRefusal(refusals.badRequest());
  if (customer !== null && customer !== 'my_customer' && customer !== workspace.customerId) {
    throw new GoogleRefusal(refusals.forbidden());
  }
}

/** Custom schemas are shown only with `full`, or with `custom` and a mask. */
function projectionOf(query: URLSearchParams): Projection {
  const [projection, mask] = [query.get('projection') ?? 'basic', query.get('customFieldMask')];
  if (projection === 'full') return { schemas: 'all' };
  if (projection === 'basic') return { schemas: [] };
  if (projection !== 'custom' || mask === null) throw new GoogleRefusal(refusals.invalid('projection'));
  return { schemas: mask.split(',') };
}

/** A token goes on with the list that it came with. */
function listKey(query: URLSearchParams): string {
  const names = ['customer', 'domain', 'query', 'showDeleted', 'orderBy'];
  return JSON.stringify(names.map((name) => query.get(name)));
}
