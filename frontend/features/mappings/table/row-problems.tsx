import Button from '@atlaskit/button/default/button';
import { mappingsTexts } from '../../../texts/mappings.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { sentenceOf } from '../rows/row-problem.ts';
import styles from './table.module.css';

const texts = mappingsTexts.table;

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
            <Button
              spacing="compact"
              onClick={() => {
                onApply(problem);
              }}
            >
              {texts.suggestion(problem.suggestion)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
