import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { ChangeAnswer, FieldRefusal, Refusal, TargetChange } from '../../target.ts';
import { createUser } from './create-user.ts';
import type { ScimAnswer } from '../organization-client.ts';
import type { OrganizationMeans } from '../organization-means.ts';
import { attributeRefusal, isAboutAttribute, personFailure, personRefusal } from '../organization-failure.ts';
import { planChange, stateOf, type AttributeChange } from './user-change.ts';

/** Brings one person to the state given: reads them, writes what differs, and reads back what was kept. */
export async function applyChange(
  change: TargetChange,
  means: OrganizationMeans,
  signal: AbortSignal,
): Promise<ChangeAnswer> {
  const { personId, remoteId, desired } = change;
  const provisions = remoteId === undefined || desired.active !== undefined;
  if (provisions && !means.slots.provisions) return { personId, status: 'refused', ...provisioningOff };
  if (remoteId === undefined) {
    const made = await createUser(desired, means, signal);
    if (made.status !== 'made') return { personId, ...made };
    return bringTo({ change, id: made.id, user: made.user, isNew: made.isNew }, means, signal);
  }
  const reading = await means.client.read(remoteId, signal);
  if (reading.status !== 'read') return { personId, ...reading };
  return bringTo({ change, id: remoteId, user: reading.user, isNew: false }, means, signal);
}

interface Work {
  readonly change: TargetChange;
  readonly id: string;
  readonly user: JsonObject;
  readonly isNew: boolean;
}

async function bringTo(
  { change, id, user, isNew }: Work,
  means: OrganizationMeans,
  signal: AbortSignal,
): Promise<ChangeAnswer> {
  const { personId, desired } = change;
  const plan = planChange(user, desired, means.slots);
  const written = await write({ id, changes: plan.changes }, means, signal);
  if (written.status !== 'written') return { personId, ...written };
  const { taken } = written;
  const reading = taken.length === 0 ? ({ status: 'read', user } as const) : await means.client.read(id, signal);
  if (reading.status !== 'read') return { personId, ...reading };
  const unkept = taken.filter(({ isKept }) => !isKept(reading.user)).map(({ field }) => ({ field, ...notKept }));
  const notTaken = [...plan.notTaken, ...written.notTaken, ...unkept];
  return {
    personId,
    status: isNew || taken.length > 0 ? 'applied' : 'alreadySo',
    remoteId: id,
    state: stateOf(reading.user, means.context.wants.fields, means.slots),
    ...(notTaken.length > 0 && { notTaken }),
  };
}

const provisioningOff: Refusal = {
  code: 'provisioning-off',
  message:
    'Roster creates and deactivates nobody here, since that is switched off in the settings. Switch it on, or do it in Atlassian.',
};

const notKept: Refusal = {
  code: 'not-kept',
  message: 'The directory took it without complaint, but shows something else.',
};

type Written =
  | {
      readonly status: 'written';
      readonly taken: readonly AttributeChange[];
      readonly notTaken: readonly FieldRefusal[];
    }
  | { readonly status: 'gone' }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

interface ToWrite {
  readonly id: string;
  readonly changes: readonly AttributeChange[];
}

/** All at once; if that is refused for one of the attributes, one after the other, so that the others are taken. */
async function write({ id, changes }: ToWrite, means: OrganizationMeans, signal: AbortSignal): Promise<Written> {
  const known = changes.flatMap(({ field }) => refusalFor(field, means));
  const open = changes.filter(({ field }) => !means.refusedAttributes.has(field));
  if (open.length === 0) return { status: 'written', taken: [], notTaken: known };
  const answer = await means.client.patch(
    id,
    open.map(({ operation }) => operation),
    signal,
  );
  if (answer.status < 300) return { status: 'written', taken: open, notTaken: known };
  if (answer.status !== 400) return unwritten(answer);
  const single = await writeSingly({ id, changes: open }, means, { first: answer, signal });
  return single.status === 'written' ? { ...single, notTaken: [...known, ...single.notTaken] } : single;
}

async function writeSingly(
  { id, changes }: ToWrite,
  means: OrganizationMeans,
  { first, signal }: { readonly first: ScimAnswer; readonly signal: AbortSignal },
): Promise<Written> {
  const [taken, notTaken]: [AttributeChange[], FieldRefusal[]] = [[], []];
  for (const change of changes) {
    const answer = changes.length === 1 ? first : await means.client.patch(id, [change.operation], signal);
    if (answer.status < 300) taken.push(change);
    else if (answer.status === 400) {
      const refusal = attributeRefusal(answer);
      if (isAboutAttribute(answer)) means.refusedAttributes.set(change.field, refusal);
      notTaken.push({ field: change.field, ...refusal });
    } else return unwritten(answer);
  }
  return { status: 'written', taken, notTaken };
}

function refusalFor(field: string, { refusedAttributes }: OrganizationMeans): readonly FieldRefusal[] {
  const refusal = refusedAttributes.get(field);
  return refusal === undefined ? [] : [{ field, ...refusal }];
}

function unwritten(answer: ScimAnswer): Written {
  if (answer.status === 404) return { status: 'gone' };
  if (answer.status >= 500) return { status: 'failed', failure: personFailure(answer) };
  return { status: 'refused', ...personRefusal(answer) };
}
