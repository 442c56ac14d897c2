import { GraphError } from '../graph-exchange.ts';
import { selectedProperties } from './select.ts';

/** The one relationship that a request asks for along with its users. */
export type Expansion =
  { readonly relationship: 'manager'; readonly names: readonly string[] } | { readonly relationship: 'extensions' };

/** `manager`, `manager($select=id,displayName)` or `extensions`: one relationship per request. */
export function readExpand(expand: string | null): Expansion | undefined {
  if (expand === null) return undefined;
  if (topLevelParts(expand, ',').length > 1) {
    throw new GraphError(400, 'Request_UnsupportedQuery', 'Only one property can be expanded in a single request.');
  }
  const [, name = '', options] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/u.exec(expand) ?? [];
  const relationship = name.toLowerCase();
  if (relationship === 'manager') return { relationship: 'manager', names: selectedProperties(nestedSelect(options)) };
  if (relationship === 'extensions') return { relationship: 'extensions' };
  if (relationship === 'photo' || relationship === 'photos') {
    throw new GraphError(400, 'ExpandNotSupported', `Expand is not supported for the navigation property '${name}'.`);
  }
  const message = `Could not find a property named '${name}' on type 'microsoft.graph.user'.`;
  throw new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${message}`);
}

function nestedSelect(options: string | undefined): string | undefined {
  if (options === undefined) return undefined;
  const entries = topLevelParts(options, ';').map((option) => option.split('='));
  const unknown = entries.find(([name]) => name?.trim().toLowerCase() !== '$select');
  if (unknown === undefined) return entries[0]?.[1];
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    `The option '${unknown.join('=')}' is not supported when a collection is read.`,
  );
}

function topLevelParts(text: string, separator: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${letter}`;
  }
  return parts;
}
