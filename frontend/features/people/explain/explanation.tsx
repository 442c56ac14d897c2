import SectionMessage from '@atlaskit/section-message/section-message';
import Spinner from '@atlaskit/spinner/spinner';
import { useQuery } from '@tanstack/react-query';
import type { Explanation as ExplanationAnswer } from '#contract/connectors.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { ExplanationRows } from './explanation-rows.tsx';
import styles from './explanation.module.css';
import { explanationQuery } from '../people-queries.ts';

const texts = peopleTexts.explain;

interface ExplanationProps {
  readonly connectorId: string;
  readonly personId: string;
}

export function Explanation({ connectorId, personId }: ExplanationProps) {
  const { data, error, isFetching, refetch } = useQuery(explanationQuery(connectorId, personId));
  if (isFetching) {
    return (
      <div className={styles['asking']}>
        <Spinner label={texts.asking} />
        <span>{texts.asking}</span>
      </div>
    );
  }
  if (data === undefined) return <ProblemMessage error={error} title={texts.failed} onRetry={() => void refetch()} />;
  const { explanation, rows } = data;
  return (
    <div className={styles['explanation']}>
      <SectionMessage
        appearance={explanation.inScope ? 'success' : 'warning'}
        title={explanation.inScope ? texts.inScope : texts.outOfScope}
      >
        {explanation.because}
      </SectionMessage>
      <Problems problems={explanation.problems} />
      {rows.length === 0 ? <p>{texts.noRows}</p> : <ExplanationRows rows={rows} results={explanation.rows} />}
      <details>
        <summary className={styles['summary']}>{texts.attributes}</summary>
        <pre className={styles['attributes']} tabIndex={0}>
          {JSON.stringify(explanation.attributes, undefined, 2)}
        </pre>
      </details>
    </div>
  );
}

/** Rows of the mapping that could not be compiled. */
function Problems({ problems }: Pick<ExplanationAnswer, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <SectionMessage appearance="error">
      <ul className={styles['problems']}>
        {problems.map(({ row, path, message, suggestion }) => (
          <li key={`${row} ${path}`}>
            {texts.rowProblem(row + 1, message)} {suggestion !== undefined && texts.suggestion(suggestion)}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}
