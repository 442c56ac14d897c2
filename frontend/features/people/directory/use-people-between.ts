import { useQueries } from '@tanstack/react-query';
import type { PersonSummary } from '#contract/people.ts';
import type { PeopleFilter } from './people-filter.ts';
import { pageSize, peopleQuery } from '../people-queries.ts';

/**
 * The people from index `from` up to `end`, as far as they are here: asks for the pages that they are on. Pages that are
 * scrolled past before they arrive are given up.
 */
export function usePeopleBetween(
  filter: PeopleFilter,
  from: number,
  end: number,
): (index: number) => PersonSummary | undefined {
  const first = Math.floor(from / pageSize);
  const last = Math.floor(Math.max(from, end - 1) / pageSize);
  const pages = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  const answers = useQueries({ queries: pages.map((page) => peopleQuery(filter, page + 1)) });
  return (index) => answers[Math.floor(index / pageSize) - first]?.data?.items[index % pageSize];
}
