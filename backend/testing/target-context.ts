import { anywhere } from '../http/reach/reach.ts';
import type { DesiredState, TargetContext, TargetWants } from '../flow/targets/target.ts';

type ContextParts = Partial<Omit<TargetContext, 'wants'>> & { readonly wants?: Partial<TargetWants> };

/** A context that wants everything of the kind that is named in `wants`, with the patience that conformance expects. */
export function aTargetContext({ wants = {}, ...rest }: ContextParts = {}): TargetContext {
  return {
    wants: { fields: [], manager: true, picture: true, matchBy: 'email', removal: 'leave', ...wants },
    patienceSeconds: 60,
    reach: anywhere,
    now: () => new Date(),
    log: { info: () => undefined, warn: () => undefined },
    ...rest,
  };
}

/** A state with nothing in it but who it is. */
export function aDesiredState(parts: Partial<DesiredState> = {}): DesiredState {
  return { matchValue: 'ann@example.com', displayName: 'Ann Reed', fields: {}, ...parts };
}
