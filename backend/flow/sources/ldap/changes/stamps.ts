import { AndFilter, EqualityFilter, type Filter, GreaterThanEqualsFilter, NotFilter } from 'ldapts';
import type { StandardDirectory } from '../people/directory.ts';

/** What has changed at `stamp` or after it. */
export function changedFrom(stamp: string, { stampAttribute: attribute }: StandardDirectory): Filter {
  return new GreaterThanEqualsFilter({ attribute, value: stamp });
}

/** What has changed after `stamp`. Timestamps count whole seconds, so there the second itself is read again. */
export function changedAfter(stamp: string, directory: StandardDirectory): Filter {
  const from = changedFrom(stamp, directory);
  if (directory.stampAttribute === 'modifyTimestamp') return from;
  const same = new EqualityFilter({ attribute: directory.stampAttribute, value: stamp });
  return new AndFilter({ filters: [from, new NotFilter({ filter: same })] });
}

/** Made in an earlier second than `stamp`. */
export function createdBefore(stamp: string): Filter {
  const value = `${stamp.slice(0, 14)}Z`;
  return new NotFilter({ filter: new GreaterThanEqualsFilter({ attribute: 'createTimestamp', value }) });
}

/** `20261121232720Z`, or `20261121232720.000000Z#000000#000#000000` as an `entryCSN`. */
export function stampAt(milliseconds: number, { stampAttribute }: StandardDirectory): string {
  const seconds = new Date(milliseconds).toISOString().slice(0, 19).replace(/\D/g, '');
  return stampAttribute === 'modifyTimestamp' ? `${seconds}Z` : `${seconds}.000000Z#000000#000#000000`;
}

/** The time of a stamp, to the second. */
export function timeOf(stamp: string): number {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6Z');
  return Date.parse(iso);
}

export const laterOf = (a: string, b: string): string => (a > b ? a : b);
