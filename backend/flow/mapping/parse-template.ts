import type { AttributePath, PathProblem } from './paths/attribute-path.ts';
import { parsePath } from './paths/parse-path.ts';

/** Text and placeholders, in order. `position` is where a placeholder's path begins in the template. */
export type TemplatePart = string | { readonly path: AttributePath; readonly position: number };

export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: PathProblem };

/** Reads `{givenName} {phones[0].value}`; `{{` and `}}` are single braces. A suggestion is the whole template. */
export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < template.length) {
    const read = readPart(template, at);
    if ('message' in read) return { ok: false, problem: read };
    parts.push(read.part);
    at = read.end;
  }
  if (parts.some((part) => typeof part !== 'string')) return { ok: true, parts };
  const message = 'There is no {attribute} in this template. Put one in braces, or use a constant.';
  return { ok: false, problem: { position: 0, message } };
}

interface ReadPart {
  readonly part: TemplatePart;
  readonly end: number;
}

function readPart(template: string, at: number): ReadPart | PathProblem {
  const next = template.charAt(at);
  if (next !== '{' && next !== '}') {
    const length = template.slice(at).search(/[{}]/);
    const end = length < 0 ? template.length : at + length;
    return { part: template.slice(at, end), end };
  }
  if (template.charAt(at + 1) === next) return { part: next, end: at + 2 };
  if (next === '}') {
    return { position: at, message: 'This “}” has no “{” before it. Write “}}” for a brace as text.' };
  }
  return readPlaceholder(template, at);
}

function readPlaceholder(template: string, at: number): ReadPart | PathProblem {
  const end = closingBrace(template, at + 1);
  if (end === undefined) {
    return {
      position: at,
      message: 'This “{” is not closed. Write “{{” for a brace as text.',
      suggestion: `${template}}`,
    };
  }
  const position = at + 1;
  const parsed = parsePath(template.slice(position, end));
  if (parsed.ok) return { part: { path: parsed.path, position }, end: end + 1 };
  const { problem } = parsed;
  return {
    ...problem,
    position: position + problem.position,
    ...(problem.suggestion !== undefined && {
      suggestion: `${template.slice(0, position)}${problem.suggestion}${template.slice(end)}`,
    }),
  };
}

/** A brace inside of a quoted name, as in `{["odd}name"]}`, closes nothing. */
function closingBrace(template: string, from: number): number | undefined {
  let bracket = false;
  let quote = '';
  for (let at = from; at < template.length; at += 1) {
    const character = template.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (bracket && (character === '"' || character === "'")) quote = character;
    else if (character === '[' || character === ']') bracket = character === '[';
    else if (character === '}') return at;
  }
  return undefined;
}
