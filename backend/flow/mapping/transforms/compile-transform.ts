import { RE2JS } from 're2js';
import { assertNever } from '../../../errors/assert-never.ts';
import type { Transform } from '../../model/mapping.ts';
import { compilePattern } from '../re2.ts';
import { compact, isSeveral, type Failure, type FilledValue, type Value } from '../value.ts';
import { compileDateFormat } from './date-format.ts';
import { readDate } from './read-date.ts';
import { removeDiacritics } from './remove-diacritics.ts';
import { titleCase } from './title-case.ts';

/** Nothing is never transformed: a prefix is not put before an empty value. */
export type ApplyTransform = (value: FilledValue) => Value | Failure;

export type CompiledTransform =
  { readonly ok: true; readonly apply: ApplyTransform } | { readonly ok: false; readonly problem: TransformProblem };

export interface TransformProblem {
  /** The transform's property that is wrong. */
  readonly path: string;
  readonly position: number;
  readonly message: string;
  readonly suggestion?: string;
}

/** Of several values each is transformed by itself, except by `join` and `first`. */
export function compileTransform(transform: Transform): CompiledTransform {
  switch (transform.kind) {
    case 'trim':
      return each((text) => text.trim());
    case 'lower':
      return each((text) => text.toLowerCase());
    case 'upper':
      return each((text) => text.toUpperCase());
    case 'title':
      return each(titleCase);
    case 'stripEmailDomain':
      return each(stripEmailDomain);
    case 'guestAddress':
      return each(guestAddress);
    case 'replace':
      return compileReplace(transform);
    case 'split':
      return each((text) => text.split(transform.separator).at(transform.index) ?? '');
    case 'join':
      return { ok: true, apply: (value) => (isSeveral(value) ? value.join(transform.separator) : value) };
    case 'first':
      return { ok: true, apply: (value) => (isSeveral(value) ? value[0] : value) };
    case 'prefix':
      return each((text) => transform.text + text);
    case 'suffix':
      return each((text) => text + transform.text);
    case 'date':
      return compileDate(transform.format);
    case 'removeDiacritics':
      return each(removeDiacritics);
    default:
      return assertNever(transform);
  }
}

function each(change: (text: string) => string): CompiledTransform {
  return { ok: true, apply: (value) => compact(isSeveral(value) ? value.map(change) : [change(value)]) };
}

function stripEmailDomain(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : text.slice(0, at);
}

/** Entra names a guest `ann_contoso.com#EXT#@tenant.onmicrosoft.com`; the last `_` stands for the `@` of their own address. */
function guestAddress(text: string): string {
  const mark = text.toUpperCase().indexOf('#EXT#@');
  const at = text.lastIndexOf('_', mark);
  return mark < 0 || at < 1 ? text : `${text.slice(0, at)}@${text.slice(at + 1, mark)}`;
}

function compileReplace({
  pattern,
  replacement,
  ignoreCase,
}: Extract<Transform, { kind: 'replace' }>): CompiledTransform {
  const compiled = compilePattern(pattern, ignoreCase === true ? RE2JS.CASE_INSENSITIVE : 0);
  if (!compiled.ok) return { ok: false, problem: { ...compiled.problem, path: 'pattern' } };
  return each((text) => compiled.pattern.matcher(text).replaceAll(replacement));
}

function compileDate(format: string): CompiledTransform {
  const compiled = compileDateFormat(format);
  if (!compiled.ok) return { ok: false, problem: { ...compiled.problem, path: 'format' } };
  return {
    ok: true,
    apply: (value) => {
      const texts: string[] = [];
      for (const text of isSeveral(value) ? value : [value]) {
        const date = readDate(text.trim());
        if (date === undefined) return { failure: notADate(text) };
        if (date !== 'never') texts.push(compiled.format(date));
      }
      return compact(texts);
    },
  };
}

function notADate(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `“${shown}” is not a date that can be read. Roster reads ISO dates (2026-11-21), LDAP’s (20261121232720.0Z) and Active Directory’s (18 digits).`;
}
