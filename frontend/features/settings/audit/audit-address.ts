import { useAddressFilter, type AddressFilter } from '../../../ui/filter/address-filter.ts';
import type { AuditFilter } from '../settings-queries.ts';

export interface AuditAddress extends Pick<AddressFilter, 'page' | 'set' | 'goTo'> {
  readonly filter: AuditFilter;
}

export function useAuditAddress(): AuditAddress {
  const { get, page, set, goTo } = useAddressFilter();
  const search = get('search') ?? '';
  const action = get('action') ?? '';
  return {
    filter: { ...(search === '' ? {} : { search }), ...(action === '' ? {} : { action }) },
    ...{ page, set, goTo },
  };
}
