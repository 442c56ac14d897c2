import { GraphError } from '../graph-exchange.ts';
import type { Literal } from './filter-expression.ts';

export type FilterToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'mark'; readonly text: string };

const pattern = /\s*(?:(?<quoted>'(?:[^']|'')*')|(?<mark>[(),/:])|(?<word>[^\s'(),/:]+(?::\d\d[^\s'(),/]*)?))/uy;

/** Cuts a `$filter` into words, literals and marks. Dates keep their colons: `2026-01-12T08:00:00Z`. */
export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  while (text.slice(position).trim() !== '') {
    pattern.lastIndex = position;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) throw badFilter(text, position);
    tokens.push(tokenFrom(groups));
    position = pattern.lastIndex;
  }
  return tokens;
}

export function badFilter(text: string, position: number): GraphError {
  const message = `Invalid filter clause: Syntax error at position ${position} in '${text}'.`;
  return new GraphError(400, 'BadRequest', message);
}

function tokenFrom(groups: Readonly<Record<string, string | undefined>>): FilterToken {
  const { quoted, mark, word = '' } = groups;
  if (quoted !== undefined) return { kind: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") };
  if (mark !== undefined) return { kind: 'mark', text: mark };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  if (/^-?\d+$/u.test(word)) return { kind: 'literal', value: Number(word) };
  if (isUnquoted(word)) return { kind: 'literal', value: word };
  return { kind: 'word', text: word };
}

/** GUIDs and dates are written without quotes. */
function isUnquoted(word: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-/iu.test(word) || /^\d{4}-\d\d-\d\d/u.test(word);
}
