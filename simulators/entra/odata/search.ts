import { GraphError } from '../graph-exchange.ts';
import type { PropertyReader } from './match-filter.ts';

/** `"displayName:lark"`, `"displayName:a" OR "mail:b"`: a word of the property begins with the text. */
export function readSearch(search: string): (read: PropertyReader) => boolean {
  const alternatives = search.split(/\s+OR\s+/u).map((side) => side.split(/\s+AND\s+/u).map(readClause));
  return (read) => alternatives.some((clauses) => clauses.every((clause) => clause(read)));
}

function readClause(clause: string): (read: PropertyReader) => boolean {
  const [, name, text = ''] = /^\s*"(\w+):(.+)"\s*$/u.exec(clause) ?? [];
  if (name === undefined)
    throw new GraphError(400, 'Request_BadRequest', `Syntax error: ${clause} is not a valid search clause.`);
  return (read) => {
    const value = read(name);
    if (typeof value !== 'string') return false;
    const wanted = text.toLowerCase();
    return value.toLowerCase().startsWith(wanted) || wordsOf(value).some((word) => word.startsWith(wanted));
  };
}

function wordsOf(value: string): readonly string[] {
  return value.toLowerCase().split(/[\s@.-]+/u);
}
