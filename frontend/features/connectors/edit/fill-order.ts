import { useQuery } from '@tanstack/react-query';
import type { Connector } from '#contract/connectors.ts';
import { connectorsQuery } from '../../../api/connector-queries.ts';

/** In which order connectors fill profiles, or one value of them. With the same number, the one that was added first goes first. */
export function fillOrder(connectors: readonly Connector[], valueKey?: string): readonly Connector[] {
  const placeOf = ({ fieldPriorities, priority }: Connector) =>
    (valueKey === undefined ? undefined : fieldPriorities[valueKey]) ?? priority;
  return connectors.toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** Every connector, this one as it stands in the form. */
export function useConnectorsWith(draft: Connector): readonly Connector[] {
  const { data } = useQuery(connectorsQuery);
  return [...(data?.items.filter(({ id }) => id !== draft.id) ?? []), draft];
}
