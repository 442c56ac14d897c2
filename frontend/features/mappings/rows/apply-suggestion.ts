import { mappingRow, type MappingRow } from '#contract/mapping.ts';
import type { RowProblem } from './row-problem.ts';

/** The row with what was probably meant; `undefined` when the suggestion fits nowhere in it. */
export function applySuggestion(row: MappingRow, problem: RowProblem): MappingRow | undefined {
  if (problem.suggestion === undefined) return undefined;
  const copy: unknown = structuredClone(row);
  const steps = problem.path.split('.');
  const last = steps.pop();
  const holder = steps.reduce<unknown>((at, step) => (isHolder(at) ? at[step] : undefined), copy);
  if (last === undefined || !isHolder(holder)) return undefined;
  const text = holder[last];
  if (typeof text !== 'string') return undefined;
  holder[last] = problem.path === 'source.template' ? inTemplate(text, problem) : problem.suggestion;
  const parsed = mappingRow.safeParse(copy);
  return parsed.success ? parsed.data : undefined;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A suggestion for a template is a whole template, or one path in place of the placeholder at `position`. */
function inTemplate(template: string, { suggestion = '', position = 0 }: RowProblem): string {
  if (suggestion.includes('{')) return suggestion;
  const start = template.lastIndexOf('{', position) + 1;
  const end = template.indexOf('}', position);
  return end < 0 ? suggestion : template.slice(0, start) + suggestion + template.slice(end);
}
