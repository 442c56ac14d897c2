import { useQuery } from '@tanstack/react-query';
import { personQuery } from '../../api/person-query.ts';
import { Problem } from '../../api/problem.ts';
import { uiTexts } from '../../texts/ui.ts';

interface PersonName {
  /** Of somebody who cannot be asked about, that they are loading. */
  readonly text: string;
  /** The directory no longer has them. */
  readonly isGone: boolean;
}

/** A workflow holds ids alone; names are the directory's. */
export function usePersonName(personId: string | undefined): PersonName {
  const { data, error } = useQuery({ ...personQuery(personId ?? ''), enabled: personId !== undefined });
  const isGone = error instanceof Problem && error.code === 'not-found';
  return { text: data?.displayName ?? uiTexts.loading, isGone };
}
