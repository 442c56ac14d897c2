import SectionMessage from '@atlaskit/section-message/section-message';
import SectionMessageAction from '@atlaskit/section-message/section-message-action';
import { Problem } from '../api/problem.ts';
import { problemTexts } from '../texts/problems.ts';
import styles from './problem-message.module.css';

interface ProblemMessageProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
  /** Field errors that a form shows at the field are left out here: paths for which this answers true. */
  readonly isShownElsewhere?: (path: string) => boolean;
}

/** What went wrong, in the server's own sentence, with the fields that are to blame. Announced to screen readers. */
export function ProblemMessage({ error, title, onRetry, isShownElsewhere }: ProblemMessageProps) {
  if (error === undefined || error === null) return null;
  const problem = error instanceof Problem ? error : undefined;
  const errors = problem?.errors.filter(({ path }) => !isShownElsewhere?.(path)) ?? [];
  return (
    <div role="alert">
      <SectionMessage
        appearance="error"
        title={title ?? problemTexts.title}
        actions={
          onRetry
            ? [
                <SectionMessageAction key="retry" onClick={onRetry}>
                  {problemTexts.retry}
                </SectionMessageAction>,
              ]
            : []
        }
      >
        <p className={styles['detail']}>{problem?.detail ?? problemTexts.unknown}</p>
        {errors.length > 0 && (
          <ul className={styles['errors']}>
            {errors.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{path === '' ? message : `${path}: ${message}`}</li>
            ))}
          </ul>
        )}
        {problem?.requestId !== undefined && problem.status >= 500 && (
          <p className={styles['request']}>{problemTexts.requestId(problem.requestId)}</p>
        )}
      </SectionMessage>
    </div>
  );
}
