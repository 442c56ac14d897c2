import { getPerson, listDepartments, listPeople } from '#contract/people.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { roleOf } from '../../access/may.ts';
import * as people from '../../flow/profile/people-store.ts';
import { showPerson, showSummary } from '../../flow/profile/show-person.ts';
import { route, type Route } from '../edge/route.ts';
import { requirePerson, viewerOf } from './require-person.ts';

export function peopleRoutes(access: AccessContext): Route[] {
  const { database, siteId } = access;
  return [
    route(listPeople, async ({ caller, query }) => {
      // Whoever is no admin sees active people, whatever they ask for.
      const active = roleOf(caller) === 'admin' ? query.active : true;
      const { rows, total } = await people.listPeople(database, { siteId, ...query, active });
      return { items: rows.map(showSummary), total };
    }),
    route(listDepartments, async () => {
      const items = [...(await people.listDepartments(database, siteId))];
      return { items, total: items.length };
    }),
    route(getPerson, async ({ caller, params }) => {
      const viewer = await viewerOf(access, caller);
      return showPerson(await requirePerson(access, viewer, params.id), viewer);
    }),
  ];
}
