import {
  defaultProperties,
  relationships,
  singleUserProperties,
  userProperties,
} from '../directory/user-properties.ts';
import { GraphError } from '../graph-exchange.ts';

const byLowerCase = new Map(
  [...Object.keys(userProperties), ...singleUserProperties, ...relationships].map((name) => [name.toLowerCase(), name]),
);

/** Names in `$select`, in Graph's own spelling; without it, the default properties. */
export function selectedProperties(
  select: string | null | undefined,
  extensions: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (select === null || select === undefined || select.trim() === '') return defaultProperties;
  const names = select.split(',').map((name) => name.trim());
  return names.flatMap((name) => {
    if (extensions.has(name)) return [name];
    return isExtension(name) && userPropertyName(name) === undefined ? [] : [properName(name)];
  });
}

/** Graph's own spelling of a property; it does not mind how a client capitalises. */
export function userPropertyName(name: string): string | undefined {
  return byLowerCase.get(name.toLowerCase());
}

/** https://learn.microsoft.com/graph/delta-query-overview#properties-stored-outside-of-the-main-data-store */
export function refuseSingleUserProperties(names: readonly string[]): void {
  if (names.some((name) => singleUserProperties.includes(name))) {
    throw new GraphError(501, 'NotImplemented', 'This operation target is not yet supported.');
  }
}

/** A user is an open type: extensions that nobody registered are simply not there. */
function isExtension(name: string): boolean {
  return /^ext\w*_\w+$/u.test(name);
}

function properName(name: string): string {
  const proper = userPropertyName(name);
  if (proper !== undefined) return proper;
  const message = `Could not find a property named '${name}' on type 'microsoft.graph.user'.`;
  throw new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${message}`);
}
