import type { Safety } from '#contract/connectors.ts';
import type { GuardReason } from '#contract/runs.ts';

/** What a plan takes away, counted in people. */
export interface PlanLosses {
  /** Nobody in scope was read, by a read that lists everyone. */
  readonly nobodyRead: boolean;
  readonly gone: number;
  readonly disabled: number;
  /** Who lose at least one value that they had. */
  readonly blanked: number;
  /** The same by value key (`field:phone`; `manager`). */
  readonly blankedByField: Readonly<Record<string, number>>;
  readonly unpictured: number;
}

/** The limits that a plan is over, given how many people the connector had before the run. None: the plan may be applied. */
export function guardPlan(losses: PlanLosses, known: number, safety: Safety): GuardReason[] {
  if (losses.nobodyRead && known > 0) {
    const message = `The provider listed nobody who is in scope, and ${people(known)} known. Check the connection and the scope before you apply this.`;
    return [{ limit: 'empty', affected: known, known, message }];
  }
  const over = (limit: keyof Safety, affected: number): boolean => isOver(safety[limit], affected, known);
  const reason = (limit: keyof Safety, affected: number, what: string): GuardReason => ({
    limit,
    affected,
    known,
    message: `${affected} of the ${known} people known ${what}. The limit is ${safety[limit].percent} %.`,
  });
  const reasons: GuardReason[] = [];
  if (over('gone', losses.gone)) reasons.push(reason('gone', losses.gone, 'would be gone'));
  if (over('disabled', losses.disabled)) reasons.push(reason('disabled', losses.disabled, 'would be disabled'));
  const fields = Object.entries(losses.blankedByField).filter(([, affected]) => over('blanked', affected));
  for (const [field, affected] of fields) {
    reasons.push({ ...reason('blanked', affected, `would lose “${nameOf(field)}”`), field });
  }
  if (fields.length === 0 && over('blanked', losses.blanked)) {
    reasons.push(reason('blanked', losses.blanked, 'would lose a value'));
  }
  if (over('unpictured', losses.unpictured)) {
    reasons.push(reason('unpictured', losses.unpictured, 'would lose their picture'));
  }
  return reasons;
}

/** Whether any limit could be passed at all, whatever the share: if not, nobody needs to count who is known. */
export function mayBeOver(losses: PlanLosses, safety: Safety): boolean {
  return (
    losses.nobodyRead ||
    losses.gone > safety.gone.atLeast ||
    losses.disabled > safety.disabled.atLeast ||
    losses.blanked > safety.blanked.atLeast ||
    losses.unpictured > safety.unpictured.atLeast
  );
}

function isOver({ percent, atLeast }: Safety['gone'], affected: number, known: number): boolean {
  return affected > atLeast && affected * 100 > percent * known;
}

function people(count: number): string {
  return count === 1 ? 'one person is' : `${count} people are`;
}

function nameOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
