import { useSearchParams } from 'react-router';

export interface AddressFilter {
  readonly get: (name: string) => string | undefined;
  /** One of `choices`, or nothing when the address says something else. */
  readonly oneOf: <Value extends string>(name: string, choices: readonly Value[]) => Value | undefined;
  /** Counts from 1. */
  readonly page: number;
  /** Empty values leave the address; anything but `page` goes back to the first page. */
  readonly set: (change: Readonly<Record<string, string>>) => void;
  readonly goTo: (page: number) => void;
  readonly clear: () => void;
}

/** Filters and paging of a list, which live in the address. */
export function useAddressFilter(): AddressFilter {
  const [params, setParams] = useSearchParams();
  const set: AddressFilter['set'] = (change) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (!('page' in change)) next.delete('page');
        for (const [name, value] of Object.entries(change)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return {
    get: (name) => params.get(name) ?? undefined,
    oneOf: (name, choices) => choices.find((choice) => choice === params.get(name)),
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
    set,
    goTo: (page) => {
      set({ page: page === 1 ? '' : String(page) });
    },
    clear: () => {
      setParams({}, { replace: true });
    },
  };
}
