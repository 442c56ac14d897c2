import { mappingsTexts } from '../../../texts/mappings.ts';

/** What is wrong with a row. `path` is a place within it, such as `source.paths.1`. */
export interface RowProblem {
  readonly path: string;
  readonly message: string;
  /** Where in that text, counting from 0. */
  readonly position?: number | undefined;
  /** What was probably meant in place of the text at `path`. */
  readonly suggestion?: string | undefined;
  /** It may be meant as it is. */
  readonly isWarning?: boolean;
}

/** The sentence for a problem, with its place in the text. A warning's sentence names the path itself. */
export function sentenceOf({ message, position, isWarning }: RowProblem): string {
  return position === undefined || isWarning ? message : mappingsTexts.table.at(position, message);
}
