import { AndFilter, type Filter, GreaterThanEqualsFilter, LessThanEqualsFilter } from 'ldapts';
import { deadBookmark, type Place } from './bookmark.ts';
import type { ActiveDirectory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { canReadStamps, newestStamp, newestStampSince } from './newest-stamp.ts';
import { changedAfter, createdBefore } from './stamps.ts';

/** Which entries have changed since a place, as search filters. */
export interface ChangesSince {
  readonly changed: Filter;
  /** Changed, but not made since. */
  readonly changedAndOlder: Filter;
}

/** How far changes will have been read after a read that starts now; undefined where changes cannot be followed. */
export async function currentPlace(people: People, signal: AbortSignal, since?: Place): Promise<Place | undefined> {
  const { directory } = people;
  if (directory.kind === 'active-directory') return controllerPlace(directory);
  const stamped = { people, directory };
  if (since?.kind === 'standard') {
    return { kind: 'standard', stamp: await newestStampSince(stamped, since.stamp, signal) };
  }
  if (!(await canReadStamps(stamped, signal))) return undefined;
  return { kind: 'standard', stamp: await newestStamp(stamped, signal) };
}

function controllerPlace({ controller }: ActiveDirectory): Place | undefined {
  const { invocationId, dnsHostName, highestCommittedUsn } = controller;
  if (invocationId === undefined) return undefined;
  return { kind: 'active-directory', dcHostName: dnsHostName, invocationId, usn: highestCommittedUsn };
}

/**
 * Throws `cursor-expired` for the place of another server. Update sequence numbers are counted by each domain controller
 * for itself, and anew after it was restored:
 * https://learn.microsoft.com/en-us/windows/win32/ad/polling-for-changes-using-usnchanged
 */
export function changesSince(place: Place, { directory }: People): ChangesSince {
  if (place.kind === 'standard') {
    if (directory.kind !== 'standard') throw deadBookmark('The server is an Active Directory now.');
    const changed = changedAfter(place.stamp, directory);
    return { changed, changedAndOlder: new AndFilter({ filters: [changed, createdBefore(place.stamp)] }) };
  }
  if (directory.kind !== 'active-directory') throw deadBookmark('The server is no longer an Active Directory.');
  refuseOtherController(place, directory);
  const next = String(BigInt(place.usn) + 1n);
  const changed = new GreaterThanEqualsFilter({ attribute: 'uSNChanged', value: next });
  const older = new LessThanEqualsFilter({ attribute: 'uSNCreated', value: place.usn });
  return { changed, changedAndOlder: new AndFilter({ filters: [changed, older] }) };
}

function refuseOtherController(place: Place & { kind: 'active-directory' }, { controller }: ActiveDirectory): void {
  if (place.dcHostName !== controller.dnsHostName) {
    throw deadBookmark('Another domain controller answered than the last time.');
  }
  const isRestored =
    place.invocationId !== controller.invocationId || BigInt(place.usn) > BigInt(controller.highestCommittedUsn);
  if (isRestored) throw deadBookmark('The domain controller’s database has been restored.');
}
