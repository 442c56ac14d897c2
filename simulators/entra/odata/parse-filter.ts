import {
  type FilterExpression,
  type FilterPath,
  isComparison,
  isFilterFunction,
  type Literal,
} from './filter-expression.ts';
import { badFilter, type FilterToken, filterTokens } from './filter-tokens.ts';

/** The part of OData's filter language that Graph takes for directory objects. */
export function parseFilter(text: string): FilterExpression {
  const reader = tokenReader(text);
  const expression = readOr(reader);
  if (!reader.atEnd()) throw reader.error();
  return expression;
}

interface TokenReader {
  atEnd(): boolean;
  error(): Error;
  takeWord(): string;
  takeLiteral(): Literal;
  /** Takes the mark if it is next. */
  skip(mark: string): boolean;
  /** Takes the word, however capitalised, if it is next. */
  skipWord(word: string): boolean;
  expect(mark: string): void;
}

function tokenReader(text: string): TokenReader {
  const tokens = filterTokens(text);
  let position = 0;
  const error = (): Error => badFilter(text, position);
  const take = (): FilterToken => {
    const token = tokens[position];
    if (token === undefined) throw error();
    position += 1;
    return token;
  };
  const skipIf = (matches: (token: FilterToken) => boolean): boolean => {
    const token = tokens[position];
    const skipped = token !== undefined && matches(token);
    if (skipped) position += 1;
    return skipped;
  };
  const skip = (mark: string): boolean => skipIf((token) => token.kind === 'mark' && token.text === mark);
  return {
    atEnd: () => position === tokens.length,
    error,
    takeWord: () => {
      const token = take();
      if (token.kind !== 'word') throw error();
      return token.text;
    },
    takeLiteral: () => {
      const token = take();
      if (token.kind !== 'literal') throw error();
      return token.value;
    },
    skip,
    skipWord: (word) => skipIf((token) => token.kind === 'word' && token.text.toLowerCase() === word),
    expect: (mark) => {
      if (!skip(mark)) throw error();
    },
  };
}

function readOr(reader: TokenReader): FilterExpression {
  const terms = [readAnd(reader)];
  while (reader.skipWord('or')) terms.push(readAnd(reader));
  return terms.length === 1 && terms[0] !== undefined ? terms[0] : { kind: 'or', terms };
}

function readAnd(reader: TokenReader): FilterExpression {
  const terms = [readTerm(reader)];
  while (reader.skipWord('and')) terms.push(readTerm(reader));
  return terms.length === 1 && terms[0] !== undefined ? terms[0] : { kind: 'and', terms };
}

function readTerm(reader: TokenReader): FilterExpression {
  if (reader.skipWord('not')) return { kind: 'not', term: readTerm(reader) };
  if (reader.skip('(')) {
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  }
  const word = reader.takeWord();
  const name = word.toLowerCase();
  if (isFilterFunction(name)) {
    reader.expect('(');
    const path = readPath(reader, reader.takeWord());
    reader.expect(',');
    const value = reader.takeLiteral();
    reader.expect(')');
    return { kind: 'call', name, path, value };
  }
  return readPredicate(reader, readPath(reader, word));
}

function readPath(reader: TokenReader, first: string): FilterPath {
  const path = [first];
  while (reader.skip('/')) path.push(reader.takeWord());
  return path;
}

function readPredicate(reader: TokenReader, path: FilterPath): FilterExpression {
  if (path.at(-1)?.toLowerCase() === 'any') return readAny(reader, path.slice(0, -1));
  const operator = reader.takeWord().toLowerCase();
  if (operator === 'in') return { kind: 'in', path, values: readList(reader) };
  if (!isComparison(operator)) throw reader.error();
  return { kind: 'compare', path, operator, value: reader.takeLiteral() };
}

function readAny(reader: TokenReader, path: FilterPath): FilterExpression {
  reader.expect('(');
  const variable = reader.takeWord();
  reader.expect(':');
  const term = readOr(reader);
  reader.expect(')');
  return { kind: 'any', path, variable, term };
}

function readList(reader: TokenReader): readonly Literal[] {
  reader.expect('(');
  const values = [reader.takeLiteral()];
  while (reader.skip(',')) values.push(reader.takeLiteral());
  reader.expect(')');
  return values;
}
