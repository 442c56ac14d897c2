import { queryOptions } from '@tanstack/react-query';
import { getPerson } from '#contract/people.ts';
import { call } from './call.ts';

/** One person, for their page and for every card that shows them. */
export function personQuery(id: string) {
  return queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => call(getPerson, { params: { id }, signal }),
  });
}
