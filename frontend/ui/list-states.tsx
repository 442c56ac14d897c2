import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemTexts } from '../texts/problems.ts';
import { ProblemMessage } from './problem-message.tsx';

interface ListStatesProps<Answer> {
  readonly query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  /** Shown until the first answer: a skeleton of the content. */
  readonly loading: ReactNode;
  readonly isEmpty: (answer: Answer) => boolean;
  readonly empty: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}

/** The four states of every list, in this order: loading, empty, problem, content. A failed refresh keeps what was there. */
export function ListStates<Answer>({ query, loading, isEmpty, empty, children }: ListStatesProps<Answer>) {
  const { data, error } = query;
  if (data === undefined && error === null) return loading;
  if (data !== undefined && error === null && isEmpty(data)) return empty;
  return (
    <>
      {error !== null && (
        <ProblemMessage error={error} title={problemTexts.listTitle} onRetry={() => void query.refetch()} />
      )}
      {data !== undefined && children(data)}
    </>
  );
}
