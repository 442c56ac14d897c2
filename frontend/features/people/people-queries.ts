import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { explainPerson, getMappings } from '#contract/connectors.ts';
import {
  choosePictureOptOut,
  deletePicture,
  listDepartments,
  listPeople,
  putPicture,
  type Person,
} from '#contract/people.ts';
import { startRun } from '#contract/runs.ts';
import { call } from '../../api/call.ts';
import { personQuery } from '../../api/person-query.ts';
import type { PeopleFilter } from './directory/people-filter.ts';

export const pageSize = 60;

/** One page of the directory. The answer carries its filter: while the next one is loading, the old one stays whole. */
export function peopleQuery(filter: PeopleFilter, page: number) {
  return queryOptions({
    queryKey: ['people', 'list', filter, page],
    queryFn: async ({ signal }) => {
      const { search, department, active } = filter;
      const query = {
        search,
        page,
        pageSize,
        ...(department === undefined ? {} : { department }),
        ...(active === undefined ? {} : { active: active ? 'true' : 'false' }),
      };
      return { filter, ...(await call(listPeople, { query, signal })) };
    },
    // Long enough to scroll back without asking again; a run may have ended meanwhile.
    staleTime: 5_000,
  });
}

export const departmentsQuery = queryOptions({
  queryKey: ['people', 'departments'],
  queryFn: ({ signal }) => call(listDepartments, { signal }),
  staleTime: 300_000,
});

/** The mapping's rows beside what each made of the person. Asked anew whenever it is opened: it reads the provider. */
export function explanationQuery(connectorId: string, personId: string) {
  return queryOptions({
    queryKey: ['people', 'explanation', connectorId, personId],
    queryFn: async ({ signal }) => {
      const params = { id: connectorId };
      const [explanation, mapping] = await Promise.all([
        call(explainPerson, { params, body: { person: personId }, signal }),
        call(getMappings, { params, signal }),
      ]);
      return { explanation, rows: mapping.items };
    },
    staleTime: 0,
    gcTime: 0,
  });
}

export const syncPerson = (connectorId: string, person: string) =>
  call(startRun, { params: { id: connectorId }, body: { type: 'person', person } });

export const uploadPicture = (id: string, bytes: Blob) => call(putPicture, { params: { id }, bytes });

export const removePicture = (id: string) => call(deletePicture, { params: { id } });

export const chooseOptOut = (id: string, chosen: boolean) =>
  call(choosePictureOptOut, { params: { id }, body: { chosen } });

/** Shows a person as the server just answered, and lets the lists that show them be asked for again. */
export async function showChanged(queryClient: QueryClient, person: Person): Promise<void> {
  queryClient.setQueryData(personQuery(person.id).queryKey, person);
  await queryClient.invalidateQueries({ queryKey: ['people', 'list'] });
  await queryClient.invalidateQueries({ queryKey: ['people', 'chart'] });
}
