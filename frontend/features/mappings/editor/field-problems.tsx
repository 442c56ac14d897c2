import { sentenceOf } from '../rows/row-problem.ts';
import { SuggestionButton } from '../suggestion-button.tsx';
import styles from './editor.module.css';
import type { RowFields } from './use-row-form.ts';

/** What is wrong at a path within the row: what is missing first, then what the server found. */
export function errorAtField({ errors, problems }: RowFields, path: string): string | undefined {
  const problem = problems.find((each) => each.path === path && each.isWarning !== true);
  return errors[path] ?? (problem && sentenceOf(problem));
}

/** What may be wrong at a path; `undefined` where it surely is, or nothing is. */
export function warningAtField({ problems }: RowFields, path: string): string | undefined {
  return problems.find((each) => each.path === path && each.isWarning === true)?.message;
}

/** What was probably meant at a path, to be put in its place by a click. */
export function Suggestion({ fields, path }: { readonly fields: RowFields; readonly path: string }) {
  const problem = fields.problems.find((each) => each.path === path && each.suggestion !== undefined);
  if (problem?.suggestion === undefined) return null;
  return (
    <div className={styles['suggestion']}>
      <SuggestionButton
        suggestion={problem.suggestion}
        onAccept={() => {
          fields.accept(problem);
        }}
      />
    </div>
  );
}
