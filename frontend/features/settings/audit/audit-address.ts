import { useSearchParams } from 'react-router';
import type { AuditFilter } from '../settings-queries.ts';

interface AuditChange {
  readonly search?: string;
  readonly action?: string;
  readonly page?: string;
}

export interface AuditAddress {
  readonly filter: AuditFilter;
  readonly page: number;
  /** Replaces the address; empty values leave it, and another filter starts at the first page. */
  readonly set: (change: AuditChange) => void;
}

export function useAuditAddress(): AuditAddress {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const action = params.get('action') ?? '';
  const page = Math.max(1, Math.trunc(Number(params.get('page') ?? '1')) || 1);
  return {
    filter: { ...(search === '' ? {} : { search }), ...(action === '' ? {} : { action }) },
    page,
    set: (change) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries({ page: '', ...change })) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      );
    },
  };
}
