import type { PushLine } from '#contract/pushes.ts';
import type { PreflightAnswer, StateReading, TargetRef, TargetState } from '../../../flow/targets/target.ts';
import type { PersonOutcome } from './answer-store.ts';
import { changedFields, driftOf, type WorkItem } from './judge-answer.ts';
import type { PushContext } from '../push-context.ts';
import type { Desk } from './push-desk.ts';
import type { DesiredDocument } from './desired-people-store.ts';

/** What would be written of each person, and what would be refused. Nothing is. */
export async function lookOnly(context: PushContext, items: readonly WorkItem[], desk: Desk): Promise<void> {
  const refs = refsOf(items);
  const preflight = await gather(context.session.preflight(refs, context.signal));
  const readings = await gather(context.session.readState(refs, context.signal));
  const outcomes = items.map((item) =>
    foresee(item, preflight.get(item.change.personId), readings.get(item.change.personId)),
  );
  await desk.tell(outcomes);
  await desk.flush();
}

/** Compares what was written with what is there, and answers with those to be put right. */
export async function lookForDrift(
  context: PushContext,
  items: readonly WorkItem[],
  { repair, desk }: { readonly repair: boolean; readonly desk: Desk },
): Promise<readonly WorkItem[]> {
  const readings = await gather(context.session.readState(refsOf(items), context.signal));
  const seen = items.map((item) => ({ item, outcome: compare(item, readings.get(item.change.personId)) }));
  const isToMend = ({ outcome }: (typeof seen)[number]): boolean =>
    repair && 'outcome' in outcome && outcome.outcome === 'drifted';
  await desk.tell(seen.filter((one) => !isToMend(one)).map(({ outcome }) => outcome));
  await desk.flush();
  return seen.filter(isToMend).map(({ item }) => item);
}

function compare({ held }: WorkItem, reading: StateReading | undefined): PersonOutcome | { readonly gone: string } {
  const { personId, attempts } = held;
  if (reading?.status === 'gone') return { gone: personId };
  if (reading?.status !== 'read') return notRead(personId, reading);
  const drift = driftOf(held, reading.state);
  const outcome = drift.length === 0 ? 'alreadySo' : 'drifted';
  const status = drift.length === 0 ? 'applied' : 'drifted';
  return { personId, outcome, fields: drift, standing: { status, drift, attempts, nextAttemptAt: null } };
}

function foresee(
  { held, document, change }: WorkItem,
  preflight: PreflightAnswer | undefined,
  reading: StateReading | undefined,
): PersonOutcome {
  const { personId } = held;
  if (change.remoteId === undefined) {
    return { personId, outcome: 'wouldChange', fields: changedFields(null, document), ...wouldCreate };
  }
  if (preflight?.status === 'refused') {
    return { personId, outcome: 'refused', fields: [], code: preflight.code, message: preflight.message };
  }
  if (preflight?.status === 'gone' || reading?.status === 'gone') {
    return {
      personId,
      outcome: 'refused',
      fields: [],
      code: 'gone',
      message: 'The target no longer has this account.',
    };
  }
  if (reading?.status !== 'read') return notRead(personId, reading);
  const locked = preflight?.status === 'may' ? preflight.locked : [];
  const fields = differences(held, document, reading.state).filter(
    ({ name }) => !locked.some(({ field }) => field === name),
  );
  const told = locked[0] && {
    code: locked[0].code,
    message: locked.map(({ field, message }) => `${field}: ${message}`).join(' '),
  };
  return { personId, outcome: fields.length === 0 ? 'alreadySo' : 'wouldChange', fields, ...told };
}

const wouldCreate = {
  code: 'would-be-created',
  message: 'The target has nobody like this: the account would be created.',
};

function notRead(personId: string, reading: StateReading | undefined): PersonOutcome {
  const failure = reading?.status === 'failed' ? reading.failure : undefined;
  const message = failure?.message ?? 'The target said nothing about this person.';
  return { personId, outcome: 'failed', fields: [], code: failure?.reason ?? 'unexpected-answer', message };
}

/** Between what is there and what is wanted. Managers and pictures go by names of the target's own: see `isAsWritten`. */
function differences(
  { wrote, state }: WorkItem['held'],
  document: DesiredDocument,
  there: TargetState,
): PushLine['fields'] {
  const { manager, picture, active } = document;
  const names = [manager?.remoteId, manager?.email].map((name) => name?.toLowerCase());
  const sameManager = manager === null ? there.manager === null : names.includes(there.manager?.toLowerCase());
  const samePicture =
    wrote?.picture?.version === picture?.version && (there.picture === undefined || there.picture === state?.picture);
  return [
    ...changedFields({ fields: there.fields }, { fields: document.fields }),
    ...(manager === undefined || sameManager
      ? []
      : changedFields(
          { fields: { manager: there.manager ?? null } },
          { fields: { manager: manager?.email ?? manager?.remoteId ?? null } },
        )),
    ...(picture === undefined || samePicture || (picture === null && there.picture === null)
      ? []
      : changedFields(
          { fields: { picture: there.picture ?? null } },
          { fields: { picture: picture?.version ?? null } },
        )),
    ...(active === undefined || active === there.active
      ? []
      : changedFields(
          { fields: { active: there.active === undefined ? null : String(there.active) } },
          { fields: { active: String(active) } },
        )),
  ];
}

function refsOf(items: readonly WorkItem[]): TargetRef[] {
  return items.flatMap(({ change: { personId, remoteId, memo } }) =>
    remoteId === undefined ? [] : [{ personId, remoteId, ...(memo !== undefined && { memo }) }],
  );
}

async function gather<Answer extends { readonly personId: string }>(
  answers: AsyncIterable<Answer>,
): Promise<ReadonlyMap<string, Answer>> {
  const gathered = new Map<string, Answer>();
  for await (const answer of answers) gathered.set(answer.personId, answer);
  return gathered;
}
