import type { RowProblem } from '../rows/row-problem.ts';
import { sentenceOf } from '../rows/row-problem.ts';
import { SuggestionButton } from '../suggestion-button.tsx';
import styles from './table.module.css';

interface RowProblemsProps {
  readonly problems: readonly RowProblem[];
  readonly onApply: (problem: RowProblem) => void;
}

/** What is wrong, where, and what was probably meant, which a click puts in its place. */
export function RowProblems({ problems, onApply }: RowProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => (
        <li key={problem.path} className={problem.isWarning ? styles['warning'] : undefined}>
          <span>{sentenceOf(problem)}</span>
          {problem.suggestion !== undefined && (
            <SuggestionButton
              suggestion={problem.suggestion}
              onAccept={() => {
                onApply(problem);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
