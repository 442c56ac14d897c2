import {
  AndFilter,
  ApproximateFilter,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';
import { isUtf8 } from 'node:buffer';

/** A search filter (RFC 4515) that cannot be read; the message names the place. */
export class FilterSyntaxError extends Error {
  constructor(what: string, position: number) {
    super(`${what} at character ${String(position + 1)}`);
    this.name = 'FilterSyntaxError';
  }
}

/**
 * Reads a filter in its text form. ldapts has a parser too, but it turns every escaped byte into a character of its own
 * (`\c3\a9` becomes two letters), knows no attribute options and no numeric attribute names, and stumbles over spaces.
 */
export function parseFilter(text: string): Filter {
  const [filter, end] = parseAt(text, skipSpace(text, 0));
  const rest = skipSpace(text, end);
  if (rest < text.length) throw new FilterSyntaxError('Something follows the end of the filter', rest);
  return filter;
}

type Parsed = readonly [filter: Filter, end: number];

function parseAt(text: string, start: number): Parsed {
  if (text[start] !== '(') throw new FilterSyntaxError('An opening parenthesis is missing', start);
  const inner = skipSpace(text, start + 1);
  switch (text[inner]) {
    case '&':
      return parseList(text, inner + 1, (filters) => new AndFilter({ filters }));
    case '|':
      return parseList(text, inner + 1, (filters) => new OrFilter({ filters }));
    case '!': {
      const [filter, end] = parseAt(text, skipSpace(text, inner + 1));
      return [new NotFilter({ filter }), expectClosing(text, end)];
    }
    case undefined:
    default: {
      const end = text.indexOf(')', inner);
      if (end < 0) throw new FilterSyntaxError('A closing parenthesis is missing', text.length);
      return [parseComparison(text.slice(inner, end), inner), end + 1];
    }
  }
}

function parseList(text: string, start: number, combine: (filters: Filter[]) => Filter): Parsed {
  const filters: Filter[] = [];
  let position = skipSpace(text, start);
  while (text[position] === '(') {
    const [filter, end] = parseAt(text, position);
    filters.push(filter);
    position = skipSpace(text, end);
  }
  if (filters.length === 0) throw new FilterSyntaxError('A condition in parentheses is missing', position);
  return [combine(filters), expectClosing(text, position)];
}

function expectClosing(text: string, position: number): number {
  const closing = skipSpace(text, position);
  if (text[closing] !== ')') throw new FilterSyntaxError('A closing parenthesis is missing', closing);
  return closing + 1;
}

const comparisonPattern =
  /^(?<attribute>[A-Za-z0-9][\w.;-]*)?(?<rule>(?::dn)?(?::[\w.-]+)?:)?\s*(?<operator>=|>=|<=|~=)(?<value>[^(]*)$/is;

function parseComparison(text: string, position: number): Filter {
  const groups = comparisonPattern.exec(text)?.groups;
  const { attribute = '', rule, operator, value = '' } = groups ?? {};
  if (!operator || (attribute === '' && !rule)) {
    throw new FilterSyntaxError('A comparison such as (mail=*) is expected', position);
  }
  if (rule) return extensibleFilter(attribute, rule, textValue(value.trimStart(), position));
  if (operator === '=') return equalsFilter(attribute, value, position);
  const options = { attribute, value: textValue(value, position) };
  if (operator === '>=') return new GreaterThanEqualsFilter(options);
  return operator === '<=' ? new LessThanEqualsFilter(options) : new ApproximateFilter(options);
}

function equalsFilter(attribute: string, value: string, position: number): Filter {
  if (value.trim() === '*') return new PresenceFilter({ attribute });
  if (!value.includes('*')) return new EqualityFilter({ attribute, value: unescapeBytes(value, position) });
  const parts = value.split('*').map((part) => textValue(part, position));
  return new SubstringFilter({
    attribute,
    initial: parts[0] ?? '',
    any: parts.slice(1, -1).filter((part) => part !== ''),
    final: parts.at(-1) ?? '',
  });
}

function extensibleFilter(matchType: string, ruleText: string, value: string): Filter {
  const names = ruleText.split(':').filter((name) => name !== '');
  const dnAttributes = names[0]?.toLowerCase() === 'dn';
  const rule = (dnAttributes ? names[1] : names[0]) ?? '';
  return new ExtensibleFilter({ matchType, dnAttributes, rule, value });
}

function textValue(raw: string, position: number): string {
  const value = unescapeBytes(raw, position);
  if (typeof value === 'string') return value;
  throw new FilterSyntaxError('Bytes that are not text can only be compared with “=”', position);
}

/** `\xx` stands for a byte, not for a character. */
function unescapeBytes(raw: string, position: number): string | Buffer {
  if (!raw.includes('\\')) return raw;
  const bytes = Buffer.concat(
    (raw.match(/\\[0-9a-f]{2}|\\|[^\\]+/gi) ?? []).map((piece) => {
      if (piece === '\\') throw new FilterSyntaxError('A backslash without two hexadecimal digits', position);
      return piece.startsWith('\\') ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece);
    }),
  );
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (/\s/.test(text[position] ?? '')) position += 1;
  return position;
}
