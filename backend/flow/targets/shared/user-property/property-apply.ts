import { isTooLarge, planDocument, stateOf } from './property-document.ts';
import type { FaultWatch } from './property-faults.ts';
import type { PropertyReading, PropertySite, SiteAccount } from './property-site.ts';
import type { ChangeAnswer, Refusal, TargetChange, TargetWants } from '../../target.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';

/** What dealing with people needs. */
export interface PropertyMeans {
  readonly site: PropertySite;
  readonly wants: TargetWants;
  readonly faults: FaultWatch;
}

interface Order {
  readonly change: TargetChange;
  readonly account: SiteAccount | undefined;
  /** Looked at again, because somebody else wrote meanwhile. */
  readonly again?: boolean;
}

/** Reads before it writes, and writes only what differs. */
export async function applyProperty(order: Order, means: PropertyMeans, signal: AbortSignal): Promise<ChangeAnswer> {
  const { change, account } = order;
  const { site, faults } = means;
  const { personId } = change;
  if (change.remoteId === undefined) return { personId, status: 'refused', ...refusals.creating };
  if (account === undefined) return { personId, status: 'gone' };
  if (account.isApp) return { personId, status: 'refused', ...refusals.app };
  const { accountId } = account;
  const reading = await site.read(accountId, signal);
  if (reading.status === 'failed') return faults.failed(personId, reading.failure);
  const held = documentIn(reading);
  if (held === 'foreign') return { personId, status: 'refused', ...refusals.foreign };
  const { next, differs, notTaken } = planDocument(held, change.desired);
  const answered = { personId, remoteId: accountId, state: stateOf(next, means.wants), notTaken };
  if (!differs) {
    faults.passed();
    return { ...answered, status: 'alreadySo' };
  }
  if (next && isTooLarge(next)) return { personId, status: 'refused', ...refusals.tooLarge };
  const written = await site.write({ accountId, exists: held !== undefined, value: next }, signal);
  if (written.status === 'overtaken') return applyAgain(order, means, signal);
  if (written.status === 'failed') return faults.failed(personId, written.failure);
  faults.passed();
  return { ...answered, status: 'applied' };
}

async function applyAgain({ change, again = false }: Order, means: PropertyMeans, signal: AbortSignal) {
  if (again) return means.faults.failed(change.personId, contended);
  const { remoteId = '' } = change;
  const account = (await means.site.lookUp([remoteId], signal)).get(remoteId);
  return applyProperty({ change, account, again: true }, means, signal);
}

const contended = {
  reason: 'unexpected-answer',
  message: 'Somebody else makes and removes the property at the same time. See that no two use the same property key.',
} as const;

/** What the property holds. `foreign`: something that Roster never writes there. */
export function documentIn(
  reading: Exclude<PropertyReading, { readonly status: 'failed' }>,
): JsonObject | 'foreign' | undefined {
  if (reading.status === 'none') return undefined;
  return isJsonObject(reading.value) ? reading.value : 'foreign';
}

/** What is refused to one person. */
export const refusals = {
  app: {
    code: 'not-a-person',
    message: 'The account belongs to an app, not to a person. Match people by another value.',
  },
  creating: { code: 'cannot-create', message: 'The site has no such account, and Roster creates none there.' },
  tooLarge: {
    code: 'too-large',
    message: 'The values take more than the 32 KB that a user property holds. Push fewer or shorter ones.',
  },
  foreign: {
    code: 'property-in-use',
    message: 'The property holds something that is not Roster’s. Choose another property key in the settings.',
  },
} as const satisfies Record<string, Refusal>;
