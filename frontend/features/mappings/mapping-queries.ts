import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { explainPerson, getMappings, listAttributes, putMappings } from '#contract/connectors.ts';
import type { Mapping } from '#contract/mapping.ts';
import { listPeople } from '#contract/people.ts';
import { call } from '../../api/call.ts';

export function mappingQuery(connectorId: string) {
  return queryOptions({
    queryKey: ['mappings', connectorId],
    queryFn: ({ signal }) => call(getMappings, { params: { id: connectorId }, signal }),
  });
}

/** The paths that are really there. Asks the provider, so once is enough for a while. */
export function attributesQuery(connectorId: string) {
  return queryOptions({
    queryKey: ['attributes', connectorId],
    queryFn: ({ signal }) => call(listAttributes, { params: { id: connectorId }, signal }),
    staleTime: 600_000,
    retry: false,
  });
}

export interface ExplainOrder {
  readonly connectorId: string;
  /** An id or an e-mail address; absent: someone of the provider's first page. */
  readonly person: string | undefined;
  readonly rows: Mapping;
}

/** What these rows, saved or not, make of a person. Asks the provider. */
export function explainQuery({ connectorId, person, rows }: ExplainOrder) {
  return queryOptions({
    queryKey: ['explain', connectorId, person ?? null, rows],
    queryFn: async ({ signal }) => {
      const body = { mappings: rows, ...(person === undefined ? {} : { person }) };
      return { rows, explanation: await call(explainPerson, { params: { id: connectorId }, body, signal }) };
    },
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

const fewPeople = 8;

export function peopleQuery(search: string) {
  return queryOptions({
    queryKey: ['people', 'chooser', search],
    queryFn: ({ signal }) => call(listPeople, { query: { search, pageSize: fewPeople }, signal }),
  });
}

export async function saveMapping(queryClient: QueryClient, connectorId: string, rows: Mapping): Promise<void> {
  const saved = await call(putMappings, { params: { id: connectorId }, body: { items: rows } });
  queryClient.setQueryData(mappingQuery(connectorId).queryKey, saved);
}
