import type { CompanyPerson } from '../company/company-person.ts';
import { type GraphAnswer, type GraphRequest, ok } from './graph-exchange.ts';
import { refuseSingleUserProperties, selectedProperties } from './odata-select.ts';
import { nextLink, pageStart } from './page.ts';
import type { Tenant } from './tenant.ts';
import { userView } from './user-view.ts';

/** `GET /users`: https://learn.microsoft.com/graph/api/user-list */
export function listUsers(tenant: Tenant, request: GraphRequest): GraphAnswer {
  const names = selectedProperties(request.query.get('$select'));
  refuseSingleUserProperties(names);
  const page = pageStart(tenant, request, false);
  const people = tenant.users();
  const { listed, more } = slice(people, page.after, page.size);
  const last = listed.at(-1);
  return ok({
    '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#users`,
    ...(more && last !== undefined ? { '@odata.nextLink': nextLink(tenant, request, last.index, false) } : {}),
    value: listed.map((person) => userView(person, names, tenant.facts)),
  });
}

function slice(
  people: readonly CompanyPerson[],
  after: number,
  size: number,
): { listed: readonly CompanyPerson[]; more: boolean } {
  let low = 0;
  let high = people.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((people[middle]?.index ?? Infinity) <= after) low = middle + 1;
    else high = middle;
  }
  return { listed: people.slice(low, low + size), more: low + size < people.length };
}
