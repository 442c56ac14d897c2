import { connectorScope } from '#contract/scope.ts';
import { anywhere } from '../http/reach/reach.ts';
import type { SourceContext } from '../flow/sources/source.ts';

/** Parts of a context; a scope may be told in part too. */
export type ContextParts = Partial<Omit<SourceContext, 'scope'>> & { readonly scope?: Partial<SourceContext['scope']> };

/** A context with everyone in scope, all attributes and pictures, unless said otherwise. */
export function aSourceContext({ scope = {}, ...rest }: ContextParts = {}): SourceContext {
  return {
    scope: { ...connectorScope.parse({ includeDisabled: true, includeGuests: true }), ...scope },
    attributePaths: 'all',
    pictures: true,
    findFile: () => Promise.resolve(undefined),
    reach: anywhere,
    now: () => new Date(),
    log: { info: () => undefined, warn: () => undefined },
    ...rest,
  };
}
