import { GraphError } from './graph-exchange.ts';
import { defaultProperties, relationships, singleUserProperties, userProperties } from './user-properties.ts';

const byLowerCase = new Map(
  [...Object.keys(userProperties), ...singleUserProperties, ...relationships].map((name) => [name.toLowerCase(), name]),
);

/** Names in `$select`, in Graph's own spelling; without it, the default properties. */
export function selectedProperties(select: string | null | undefined): readonly string[] {
  if (select === null || select === undefined || select.trim() === '') return defaultProperties;
  const names = select.split(',').map((name) => name.trim());
  return names.flatMap((name) => (isExtension(name) && !known(name) ? [] : [properName(name)]));
}

export function refuseSingleUserProperties(names: readonly string[]): void {
  const refused = names.find((name) => singleUserProperties.includes(name));
  if (refused === undefined) return;
  throw new GraphError(501, 'NotImplemented', `The property ${refused} can be read of a single user only.`);
}

/** A user is an open type: extensions that nobody registered are simply not there. */
function isExtension(name: string): boolean {
  return /^ext\w*_\w+$/u.test(name);
}

function known(name: string): boolean {
  return byLowerCase.has(name.toLowerCase());
}

function properName(name: string): string {
  const proper = byLowerCase.get(name.toLowerCase());
  if (proper !== undefined) return proper;
  const message = `Could not find a property named '${name}' on type 'microsoft.graph.user'.`;
  throw new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${message}`);
}
