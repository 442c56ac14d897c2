import type { MappingSource } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import type { RowProblem } from './row-problem.ts';
import { suggestAttribute } from './suggest-attribute.ts';

const texts = mappingsTexts.form.path;

/** What was found in a sample of real people. */
export interface SeenAttributes {
  readonly items: readonly { readonly path: string }[];
  readonly sampled: number;
}

interface WrittenPath {
  readonly text: string;
  /** Where in the row it stands, and where in that text it begins. */
  readonly at: string;
  readonly position?: number;
}

/** Paths that nobody in the sample has, with what was probably meant. They may be rare, so they are only warned of. */
export function unseenPaths(source: MappingSource, seen: SeenAttributes | undefined): readonly RowProblem[] {
  if (seen === undefined || seen.items.length === 0) return [];
  const known = seen.items.map(({ path }) => path);
  const names = new Set(known.flatMap(namesUpTo));
  const paths = pathsOf(source).filter(({ text }) => text.trim() !== '');
  const unseen = paths.filter(({ text }) => !names.has(nameOf(text)));
  const problems = unseen.map(({ text, at, position }) => ({
    path: at,
    message: source.kind === 'attribute' ? texts.unseen(seen.sampled) : texts.unseenNamed(text.trim(), seen.sampled),
    position,
    suggestion: suggestAttribute(text, known),
    isWarning: true,
  }));
  if (source.kind !== 'firstOf') return problems;
  // Most alternatives are there for other people: told is what was probably meant otherwise, or that none is there.
  const misspelt = problems.filter(({ suggestion }) => suggestion !== undefined && !isAmong(suggestion, paths));
  if (misspelt.length > 0 || unseen.length < paths.length) return misspelt;
  return problems.slice(0, 1).map((problem) => ({ ...problem, message: texts.unseenAll(seen.sampled) }));
}

function isAmong(suggestion: string, paths: readonly WrittenPath[]): boolean {
  return paths.some(({ text }) => nameOf(text) === nameOf(suggestion));
}

function pathsOf(source: MappingSource): readonly WrittenPath[] {
  switch (source.kind) {
    case 'attribute':
      return [{ text: source.path, at: 'source.path' }];
    case 'firstOf':
      return source.paths.map((text, index) => ({ text, at: `source.paths.${String(index)}` }));
    case 'template':
      return [...source.template.matchAll(/(?<!\{)\{([^{}]+)\}/g)].map(({ 1: text = '', index }) => ({
        text,
        at: 'source.template',
        position: index + 1,
      }));
    case 'constant':
    case 'expression':
      return [];
  }
}

/** Without indexes and filters: `phones.value`, `phones[0].value` and `phones[type=work].value` are one. */
function nameOf(path: string): string {
  return path
    .trim()
    .toLowerCase()
    .replace(/\.?\^?\[(?!["'])[^\]]*\]/g, '');
}

/** A path and everything that it lies in. */
function namesUpTo(path: string): readonly string[] {
  const steps = nameOf(path).split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}
