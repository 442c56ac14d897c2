import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useIsAdmin } from '../../../ui/use-session.ts';

export interface PeopleFilter {
  readonly search: string;
  readonly department?: string;
  /** Absent: everyone that the caller may see. */
  readonly active?: boolean;
}

export const statuses = ['active', 'inactive', 'all'] as const;
type Status = (typeof statuses)[number];

export interface PeopleAddress {
  readonly search: string;
  readonly department: string | undefined;
  readonly status: Status;
  readonly filter: PeopleFilter;
  readonly isNarrowed: boolean;
  /** Replaces the address; empty values leave it. */
  readonly set: (change: { search?: string; department?: string; status?: Status }) => void;
  readonly clear: () => void;
}

/** The directory's search and filters, which live in the address. */
export function usePeopleAddress(): PeopleAddress {
  const [params, setParams] = useSearchParams();
  const isAdmin = useIsAdmin();
  const search = (params.get('search') ?? '').trim();
  const department = params.get('department') ?? undefined;
  const status = statuses.find((each) => each === params.get('status')) ?? 'active';
  const filter = useMemo(
    () => ({
      search,
      ...(department === undefined ? {} : { department }),
      ...(isAdmin && status !== 'all' ? { active: status === 'active' } : {}),
    }),
    [search, department, status, isAdmin],
  );
  const set: PeopleAddress['set'] = (change) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === '' || (name === 'status' && value === 'active')) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  const clear = () => {
    setParams({}, { replace: true });
  };
  const isNarrowed = search !== '' || department !== undefined || status !== 'active';
  return { search, department, status, filter, isNarrowed, set, clear };
}
