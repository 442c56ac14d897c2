import { ScimError } from '../scim-exchange.ts';

export type FilterToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'mark'; readonly text: string };

const pattern = /\s*(?:(?<quoted>"(?:[^"\\]|\\.)*")|(?<mark>[()[\]])|(?<word>[^\s"()[\]]+))/uy;

/** Cuts a filter into words, values and marks (RFC 7644, figure 1). */
export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  while (text.slice(position).trim() !== '') {
    pattern.lastIndex = position;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) throw badFilter();
    tokens.push(tokenFrom(groups));
    position = pattern.lastIndex;
  }
  return tokens;
}

function tokenFrom({ quoted, mark, word = '' }: Readonly<Record<string, string | undefined>>): FilterToken {
  if (quoted !== undefined) return { kind: 'value', value: textFrom(quoted) };
  if (mark !== undefined) return { kind: 'mark', text: mark };
  if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true' };
  if (word === 'null') return { kind: 'value', value: null };
  if (/^-?\d+(\.\d+)?$/u.test(word)) return { kind: 'value', value: Number(word) };
  return { kind: 'word', text: word };
}

/** Texts are those of JSON. */
function textFrom(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw badFilter();
  }
}

export const badFilter = (): ScimError =>
  new ScimError(
    400,
    'The specified filter syntax was invalid, or attribute and comparison do not go together.',
    'invalidFilter',
  );
