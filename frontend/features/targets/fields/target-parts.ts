import type { TargetKind, TargetView } from '#contract/targets.ts';

/** Whose people, and what of them. */
export type TargetContent = Pick<TargetView, 'people' | 'fields' | 'manager' | 'pictures'>;
/** Who is who, and what happens when someone leaves. */
export type TargetMatching = Pick<TargetView, 'matching' | 'removal'>;
/** When Roster writes, and looks, by itself. */
export type TargetTiming = Pick<TargetView, 'automatic' | 'drift'>;

/** What a new target does unless told otherwise, as the server would have it. */
export function usualContent({ capabilities }: TargetKind): TargetContent {
  return {
    people: { connectors: [], inactive: false },
    fields: usualFields(capabilities),
    manager: capabilities.manager,
    pictures: { send: capabilities.picture !== 'none', whenMissing: 'keep' },
  };
}

export function usualFields({ fields }: TargetKind['capabilities']): TargetView['fields'] {
  return fields.flatMap(({ name, usualFrom }) =>
    usualFrom === undefined ? [] : [{ to: name, from: usualFrom, whenEmpty: 'clear' as const }],
  );
}

export function usualMatching({ capabilities: { matching } }: TargetKind): TargetMatching {
  const [first] = matching;
  return { matching: { by: first?.key ?? '', from: first?.usualFrom ?? 'sourceId' }, removal: 'leave' };
}
