import { getChartPath, getPerson, listChartTop, listDepartments, listPeople, listReports } from '#contract/people.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { roleOf } from '../../access/may.ts';
import * as chart from '../../flow/profile/org-chart-store.ts';
import * as people from '../../flow/profile/people-store.ts';
import { showInChart, showPerson, showSummary } from '../../flow/profile/show-person.ts';
import { noteAccess } from '../../privacy/accesses/note-access.ts';
import { route, type Route } from '../edge/route.ts';
import { noSuchPerson, requirePerson, viewerOf } from './require-person.ts';

export function peopleRoutes(access: AccessContext): Route[] {
  const { database, siteId } = access;
  return [
    route(listPeople, async ({ caller, query }) => {
      // Whoever is no admin sees active people, whatever they ask for.
      const active = roleOf(caller) === 'admin' ? query.active : true;
      const { rows, total } = await people.listPeople(database, { siteId, ...query, active });
      noteAccess(access, caller, 'list', 'list');
      return { items: rows.map(showSummary), total };
    }),
    route(listDepartments, async () => {
      const items = [...(await people.listDepartments(database, siteId))];
      return { items, total: items.length };
    }),
    route(getPerson, async ({ caller, params }) => {
      const viewer = await viewerOf(access, caller);
      const person = await requirePerson(access, viewer, params.id);
      if (viewer.personId !== params.id) noteAccess(access, caller, [params.id], 'profile');
      return showPerson(person, viewer);
    }),
    route(listChartTop, async ({ caller, query }) => {
      noteAccess(access, caller, 'list', 'list');
      return showLevel(await chart.readChartTop(database, siteId, query));
    }),
    route(getChartPath, async ({ params }) => {
      const items = (await chart.readChartPath(database, siteId, params.id)).map(showInChart);
      // People who have left are in no chart, also for admins.
      if (items.length === 0) throw noSuchPerson();
      return { items, total: items.length };
    }),
    route(listReports, async ({ caller, params, query }) => {
      noteAccess(access, caller, 'list', 'list');
      return showLevel(await chart.readReports(database, { siteId, personId: params.id }, query));
    }),
  ];
}

function showLevel({ rows, total }: chart.ChartLevel) {
  return { items: rows.map(showInChart), total };
}
