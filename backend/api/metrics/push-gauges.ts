import { Gauge, type Registry } from 'prom-client';
import type { PushFigures, TargetFigures } from './push-figures-store.ts';

/** Figures of pushes and of the targets that they go to, told anew in every exposition. */
export function pushGauges(registers: Registry[]): (figures: PushFigures) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const ofKind = ['kind'] as const;
  const pushes = gauge('roster_pushes', 'Pushes in the history, by kind of target and status.', [...ofKind, 'status']);
  const people = gauge(
    'roster_push_people',
    'People in the pushes of the history, by kind of target and outcome; applied: really written.',
    [...ofKind, 'outcome'],
  );
  const pauses = gauge(
    'roster_push_pauses',
    'How often pushes in the history had to wait for their target, by kind of target.',
    ofKind,
  );
  const ofTarget = ['target', 'kind'] as const;
  const states = gauge('roster_target_people', 'How people stand at a target.', [...ofTarget, 'state']);
  const paused = gauge('roster_target_paused', 'Whether a target is left alone at present: 1 or 0.', ofTarget);
  const duration = gauge('roster_push_duration_seconds', 'How long the last push to a target took.', ofTarget);
  const lastSuccess = gauge(
    'roster_push_last_success_timestamp_seconds',
    'When a push to a target that had something to do last succeeded.',
    ofTarget,
  );
  return (figures) => {
    for (const one of [pushes, people, pauses, states, paused, duration, lastSuccess]) one.reset();
    for (const { kind, label, value } of figures.pushes) pushes.set({ kind, status: label }, value);
    for (const { kind, label, value } of figures.people) people.set({ kind, outcome: label }, value);
    for (const { kind, value } of figures.pauses) pauses.set({ kind }, value);
    for (const { target, kind, ...of } of figures.targets) {
      const labels = { target, kind };
      for (const [state, count] of Object.entries(statesOf(of))) states.set({ ...labels, state }, count);
      paused.set(labels, of.paused ? 1 : 0);
      if (of.durationSeconds !== null) duration.set(labels, of.durationSeconds);
      if (of.lastSuccessAt) lastSuccess.set(labels, Math.floor(of.lastSuccessAt.getTime() / 1000));
    }
  };
}

function statesOf({ applied, pending, refused, failed, drifted }: Omit<TargetFigures, 'target' | 'kind'>) {
  return { applied, pending, refused, failed, drifted };
}
