import type { PushedTarget, ShownPush } from './push-to-targets.ts';

/** What was done to a target, as lines below its name. */
export function describePush({ target, pushes, view }: PushedTarget): string {
  const problem = pushes.find((push) => push.problem !== null)?.problem;
  if (problem) return `${view.name}\n  The push failed: ${problem.message}`;
  const { states, refusals } = view;
  return [
    `${view.name}, in ${secondsOf(pushes).toFixed(1)} s`,
    `  people    ${states.applied} as they should be: ${done(pushes)}`,
    `  pictures  ${target.pictures()} shown there`,
    ...(states.failed > 0 ? [`  failed    ${states.failed}, to be tried again`] : []),
    ...refusals.map(({ people, field, message }) => `  refused   ${people}${field ? `, ${field}` : ''}: ${message}`),
  ].join('\n');
}

function done(pushes: readonly ShownPush[]): string {
  const checks = pushes.filter(({ type }) => type === 'drift');
  const written = sum(pushes.filter(({ type }) => type !== 'drift').map(({ counts }) => counts.applied));
  if (checks.length === 0) return `${written} written now`;
  const repaired = sum(checks.map(({ counts }) => counts.applied));
  const looked = repaired + sum(checks.map(({ counts }) => counts.alreadySo));
  return `${written} written now; ${looked} looked at over there, ${repaired} put right`;
}

function secondsOf(pushes: readonly ShownPush[]): number {
  return sum(
    pushes.map(({ startedAt, finishedAt }) =>
      startedAt !== null && finishedAt !== null ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : 0,
    ),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
