import { badFilter, type FilterToken, filterTokens } from './filter-tokens.ts';

export type Comparison = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

export type FilterExpression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly term: FilterExpression }
  | { readonly kind: 'present'; readonly path: string }
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly operator: Comparison;
      readonly value: string | number | boolean | null;
    }
  /** `emails[type eq "work"]`: one element for which all of it holds. */
  | { readonly kind: 'element'; readonly path: string; readonly term: FilterExpression };

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le']);
const isComparison = (word: string): word is Comparison => comparisons.has(word);

interface TokenReader {
  atEnd(): boolean;
  take(): FilterToken;
  /** Takes the mark if it is next. */
  skip(mark: string): boolean;
  /** Takes the word, however capitalised, if it is next. */
  skipWord(word: string): boolean;
}

/** The filters of RFC 7644, 3.4.2.2. `and` binds more than `or`, `not` more than both. */
export function parseFilter(text: string): FilterExpression {
  const reader = tokenReader(filterTokens(text));
  const expression = readOr(reader);
  if (!reader.atEnd()) throw badFilter();
  return expression;
}

function tokenReader(tokens: readonly FilterToken[]): TokenReader {
  let position = 0;
  const skipIf = (matches: (token: FilterToken) => boolean): boolean => {
    const token = tokens[position];
    const skipped = token !== undefined && matches(token);
    if (skipped) position += 1;
    return skipped;
  };
  return {
    atEnd: () => position === tokens.length,
    take: () => {
      const token = tokens[position];
      if (token === undefined) throw badFilter();
      position += 1;
      return token;
    },
    skip: (mark) => skipIf((token) => token.kind === 'mark' && token.text === mark),
    skipWord: (word) => skipIf((token) => token.kind === 'word' && token.text.toLowerCase() === word),
  };
}

function readOr(reader: TokenReader): FilterExpression {
  const terms = [readAnd(reader)];
  while (reader.skipWord('or')) terms.push(readAnd(reader));
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: 'or', terms };
}

function readAnd(reader: TokenReader): FilterExpression {
  const terms = [readTerm(reader)];
  while (reader.skipWord('and')) terms.push(readTerm(reader));
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? only : { kind: 'and', terms };
}

function readTerm(reader: TokenReader): FilterExpression {
  if (reader.skipWord('not')) {
    if (!reader.skip('(')) throw badFilter();
    return { kind: 'not', term: readClosed(reader, ')') };
  }
  if (reader.skip('(')) return readClosed(reader, ')');
  const path = takeWord(reader);
  if (reader.skip('[')) return { kind: 'element', path, term: readClosed(reader, ']') };
  const operator = takeWord(reader).toLowerCase();
  if (operator === 'pr') return { kind: 'present', path };
  if (!isComparison(operator)) throw badFilter();
  const token = reader.take();
  if (token.kind !== 'value') throw badFilter();
  return { kind: 'compare', path, operator, value: token.value };
}

function readClosed(reader: TokenReader, mark: string): FilterExpression {
  const inner = readOr(reader);
  if (!reader.skip(mark)) throw badFilter();
  return inner;
}

function takeWord(reader: TokenReader): string {
  const token = reader.take();
  if (token.kind !== 'word') throw badFilter();
  return token.text;
}
