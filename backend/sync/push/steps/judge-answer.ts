import type { PushLine } from '#contract/pushes.ts';
import { assertNever } from '../../../errors/assert-never.ts';
import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { ChangeAnswer, FieldRefusal, Refusal, TargetChange, TargetState } from '../../../flow/targets/target.ts';
import type { PersonOutcome } from './answer-store.ts';
import type { DesiredDocument } from './desired-people-store.ts';
import { findingRefusals } from './finding-refusals.ts';
import type { HeldPerson } from './push-line-store.ts';
import { nextAttempt, refusedAgainAt } from './next-attempt.ts';

/** One person in the middle of a push. */
export interface PersonAtWork {
  readonly held: HeldPerson;
  readonly document: DesiredDocument;
  /** Of the document; null when the person is leaving. */
  readonly hash: string | null;
}

export interface WorkItem extends PersonAtWork {
  readonly change: TargetChange;
}

/** What becomes of a person after what the target said of their change. `gone`: they are to be looked for again. */
export function judgeAnswer(work: PersonAtWork, answer: ChangeAnswer, now: Date): PersonOutcome | 'gone' {
  const { held, document } = work;
  switch (answer.status) {
    case 'gone':
      if (held.leaving) return { ...told(held), outcome: 'alreadySo', standing: 'forget' };
      return held.lineCode === 'gone' ? refused(work, findingRefusals.notFound, now) : 'gone';
    case 'refused':
      return refused(work, answer, now);
    case 'failed':
      return failed(held, answer.failure, now);
    case 'applied':
    case 'alreadySo': {
      const fields = answer.status === 'applied' ? changedFields(held.wrote, document) : [];
      if (held.leaving) return { ...told(held), outcome: answer.status, fields, standing: 'forget' };
      const notTaken = fieldsNotTaken(document, answer);
      return {
        ...told(held),
        outcome: answer.status,
        fields: fields.filter(({ name }) => !notTaken.some(({ field }) => field === name)),
        standing: {
          status: 'applied',
          notTaken,
          attempts: 0,
          nextAttemptAt: null,
          applied: appliedOf(work, answer, notTaken),
        },
      };
    }
    default:
      return assertNever(answer);
  }
}

export function refused({ held }: Pick<PersonAtWork, 'held'>, { code, message }: Refusal, now: Date): PersonOutcome {
  const standing = { status: 'refused', attempts: held.attempts + 1, nextAttemptAt: refusedAgainAt(now) } as const;
  return { ...told(held), outcome: 'refused', code, message, standing };
}

export function failed(held: HeldPerson, failure: ConnectorFailure, now: Date): PersonOutcome {
  const { reason, message } = failure;
  const attempts = held.attempts + 1;
  const standing = { status: 'failed', attempts, nextAttemptAt: nextAttempt(attempts, failure, now) } as const;
  return { ...told(held), outcome: 'failed', code: reason, message, standing };
}

const told = ({ personId }: HeldPerson) => ({ personId, fields: [] });

type Taken = Extract<ChangeAnswer, { status: 'applied' | 'alreadySo' }>;

function appliedOf({ held, document, hash }: PersonAtWork, answer: Taken, notTaken: readonly FieldRefusal[]) {
  const left = new Set(notTaken.map(({ field }) => field));
  const fields = Object.fromEntries(Object.entries(document.fields).filter(([name]) => !left.has(name)));
  const { fields: fieldsBefore, ...before } = held.wrote ?? { fields: {} };
  const others = Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'fields' && !left.has(name)));
  const wrote: DesiredDocument = { ...before, ...others, fields: { ...fieldsBefore, ...fields } };
  const state = answer.state ?? { fields: wrote.fields };
  const { remoteId, memo } = answer;
  return { hash, remoteId, wrote, state, ...(memo !== undefined && { memo }) };
}

const unkept = 'The target took it without complaint, but shows something else.';

/** What the target says that it left out, and what it left out without a word. */
function fieldsNotTaken({ fields }: DesiredDocument, { notTaken = [], state }: Taken): readonly FieldRefusal[] {
  const silent = Object.entries(fields).filter(
    ([name, value]) => state?.fields[name] !== undefined && !sameText(state.fields[name], value),
  );
  const unsaid = silent.filter(([name]) => !notTaken.some(({ field }) => field === name));
  return [
    ...notTaken.map(({ field, code, message }) => ({ field, code, message })),
    ...unsaid.map(([field]) => ({ field, code: 'not-kept', message: unkept })),
  ];
}

function sameText(a: string | null, b: string | null): boolean {
  return (a ?? '') === (b ?? '');
}

/** Between two documents, or between what is there and a document: only what is to be written counts. */
export function changedFields(before: DesiredDocument | null, after: DesiredDocument): PushLine['fields'] {
  const texts = textsOf(before ?? { fields: {} });
  return Object.entries(textsOf(after))
    .map(([name, value]) => ({ name, before: texts[name] ?? null, after: value }))
    .filter((change) => change.before !== change.after);
}

function textsOf({ fields, manager, picture, active }: DesiredDocument): Record<string, string | null> {
  return {
    ...fields,
    ...(manager !== undefined && { manager: manager?.email ?? manager?.remoteId ?? null }),
    ...(picture !== undefined && { picture: picture?.version ?? null }),
    ...(active !== undefined && { active: String(active) }),
  };
}

/** What somebody changed over there since it was written: before is what Roster left there, after is what is there. */
export function driftOf({ state, wrote }: Pick<HeldPerson, 'state' | 'wrote'>, there: TargetState): PushLine['fields'] {
  if (!state || !wrote) return [];
  const fields = Object.keys(wrote.fields).flatMap((name) => difference(name, state.fields[name], there.fields[name]));
  const text = (active: boolean | undefined) => (active === undefined ? undefined : String(active));
  return [
    ...fields,
    ...(wrote.manager === undefined ? [] : difference('manager', state.manager, there.manager)),
    ...(wrote.picture === undefined ? [] : difference('picture', state.picture, there.picture)),
    ...(wrote.active === undefined ? [] : difference('active', text(state.active), text(there.active))),
  ];
}

/** What one of the two does not tell is not compared. */
function difference(
  name: string,
  before: string | null | undefined,
  after: string | null | undefined,
): PushLine['fields'] {
  if (before === undefined || after === undefined || sameText(before, after)) return [];
  return [{ name, before, after }];
}
