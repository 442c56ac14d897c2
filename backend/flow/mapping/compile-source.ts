import type { JsonObject } from '../model/json.ts';
import type { MappingSource } from '../model/mapping.ts';
import { assertNever } from '../../errors/assert-never.ts';
import { compileExpression } from './expressions/compile-expression.ts';
import { formatNames, namesOf, type AttributePath, type PathProblem } from './paths/attribute-path.ts';
import { compilePath } from './paths/follow-path.ts';
import { parsePath } from './paths/parse-path.ts';
import { parseTemplate, type TemplatePart } from './parse-template.ts';
import { describeObject, readValue } from './read-value.ts';
import { asText, isFailure, type Failure, type Value } from './value.ts';

export type ReadNow = (attributes: JsonObject) => Value | Failure;
export type ReadLater = (attributes: JsonObject) => Promise<Value | Failure>;

export interface CompiledSource {
  /** Only an expression is read later. */
  readonly read:
    { readonly when: 'now'; readonly now: ReadNow } | { readonly when: 'later'; readonly later: ReadLater };
  /** What a provider has to be asked for. */
  readonly fields: readonly string[] | 'all';
  /** Paths as they are written, for a check against those that are known. */
  readonly paths: readonly LocatedPath[];
}

export interface LocatedPath {
  readonly path: AttributePath;
  /** The place in the row, and where in that text the path begins. */
  readonly at: string;
  readonly offset: number;
}

export interface SourceProblem extends Partial<Pick<PathProblem, 'position' | 'suggestion'>> {
  /** JSON path within the row, e.g. `source.paths.1`. */
  readonly path: string;
  readonly message: string;
}

export type SourceResult =
  | { readonly ok: true; readonly source: CompiledSource }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

interface PathOptions {
  readonly caseInsensitive: boolean;
}

export function compileSource(source: MappingSource, options: PathOptions): SourceResult {
  switch (source.kind) {
    case 'attribute':
      return compilePaths([{ text: source.path, at: 'source.path' }], options);
    case 'firstOf':
      return compilePaths(
        source.paths.map((text, index) => ({ text, at: `source.paths.${String(index)}` })),
        options,
      );
    case 'constant': {
      const { value } = source;
      return found({ read: { when: 'now', now: () => readValue(value, String) }, fields: [], paths: [] });
    }
    case 'template':
      return compileTemplate(source.template, options);
    case 'expression':
      return compileExpressionSource(source.expression);
    default:
      return assertNever(source);
  }
}

function found(source: CompiledSource): SourceResult {
  return { ok: true, source };
}

function compilePaths(texts: readonly { text: string; at: string }[], options: PathOptions): SourceResult {
  const problems: SourceProblem[] = [];
  const paths: LocatedPath[] = [];
  for (const { text, at } of texts) {
    const parsed = parsePath(text);
    if (parsed.ok) paths.push({ path: parsed.path, at, offset: 0 });
    else problems.push({ ...parsed.problem, path: at });
  }
  if (problems.length > 0) return { ok: false, problems };
  const readers = paths.map(({ path }) => readPath(path, options));
  const [only] = readers;
  const now = only !== undefined && readers.length === 1 ? only : firstFilled(readers);
  return found({ read: { when: 'now', now }, fields: paths.map(({ path }) => formatNames(namesOf(path))), paths });
}

function readPath(path: AttributePath, options: PathOptions): ReadNow {
  const follow = compilePath(path, options);
  return (attributes) => readValue(follow(attributes), (object) => describeObject(path.text, object));
}

function firstFilled(readers: readonly ReadNow[]): ReadNow {
  return (attributes) => {
    for (const read of readers) {
      const value = read(attributes);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function compileTemplate(template: string, options: PathOptions): SourceResult {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { ok: false, problems: [{ ...parsed.problem, path: 'source.template' }] };
  const parts = parsed.parts.map((part) => (typeof part === 'string' ? part : readPath(part.path, options)));
  const paths = parsed.parts.flatMap((part) => locate(part));
  const fields = paths.map(({ path }) => formatNames(namesOf(path)));
  return found({ read: { when: 'now', now: fillTemplate(parts) }, fields, paths });
}

function locate(part: TemplatePart): LocatedPath[] {
  return typeof part === 'string' ? [] : [{ path: part.path, at: 'source.template', offset: part.position }];
}

/** All placeholders empty: the whole is empty. What an empty one leaves of doubled spaces collapses. */
function fillTemplate(parts: readonly (string | ReadNow)[]): ReadNow {
  return (attributes) => {
    let text = '';
    let filled = false;
    for (const part of parts) {
      const value = typeof part === 'string' ? part : part(attributes);
      if (isFailure(value)) return value;
      if (value === undefined) continue;
      text += asText(value);
      filled ||= typeof part !== 'string';
    }
    return filled ? text.replace(/\s+/gu, ' ').trim() : undefined;
  };
}

function compileExpressionSource(text: string): SourceResult {
  const compiled = compileExpression(text);
  if (!compiled.ok) return { ok: false, problems: [{ ...compiled.problem, path: 'source.expression' }] };
  return found({ read: { when: 'later', later: compiled.evaluate }, fields: compiled.fields, paths: [] });
}
