import Heading from '@atlaskit/heading/heading';
import Lozenge from '@atlaskit/lozenge/lozenge';
import Spinner from '@atlaskit/spinner/spinner';
import type { RowResult } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { Problem } from '../../../api/problem.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { problemTexts } from '../../../texts/problems.ts';
import { describeTransform } from '../rows/describe-row.ts';
import styles from './editor.module.css';
import type { RowLive } from './use-row-result.ts';

const texts = mappingsTexts.form.live;
const outcomes = mappingsTexts.result.outcomes;

interface LiveResultProps {
  readonly live: RowLive;
  readonly isComplete: boolean;
}

/** What the row makes of the chosen person, step by step. */
export function LiveResult({ live, isComplete }: LiveResultProps) {
  const { label, isAsking } = live;
  return (
    <section className={styles['live']} aria-live="polite" aria-busy={isAsking}>
      <div className={styles['liveHead']}>
        <Heading size="xsmall" as="h2">
          {texts.title(label ?? texts.someone)}
        </Heading>
        {isComplete && isAsking && <Spinner size="small" label={mappingsTexts.result.asking} />}
      </div>
      {isComplete ? <Outcome live={live} /> : <p className={styles['quiet']}>{texts.incomplete}</p>}
    </section>
  );
}

function Outcome({ live: { row, result, error, isAsking } }: { readonly live: RowLive }) {
  if (error !== null) return <p>{error instanceof Problem ? error.detail : problemTexts.unknown}</p>;
  if (!row || !result) return <p className={styles['quiet']}>{mappingsTexts.result.asking}</p>;
  return (
    <div className={isAsking ? styles['stale'] : undefined}>
      <Steps row={row} result={result} />
    </div>
  );
}

function Steps({ row, result }: { readonly row: MappingRow; readonly result: RowResult }) {
  return (
    <dl className={styles['steps']}>
      <Step label={texts.found} value={result.found} none={texts.nothing} />
      {result.steps.map((value, index) => {
        const transform = row.transforms[index];
        const label = transform ? describeTransform(transform) : '';
        // A step has no identity but its place.
        return <Step key={index} label={label} value={value} none={texts.empty} />;
      })}
      <div>
        <dt>{texts.result}</dt>
        <dd className={styles['final']}>
          {result.value !== null && <span>{result.value}</span>}
          {result.outcome !== 'value' && (
            <Lozenge appearance={result.outcome === 'error' ? 'removed' : 'default'}>
              {outcomes[result.outcome]}
            </Lozenge>
          )}
          {result.message !== undefined && <span className={styles['wrong']}>{result.message}</span>}
        </dd>
      </div>
    </dl>
  );
}

interface StepProps {
  readonly label: string;
  readonly value: string | null;
  readonly none: string;
}

function Step({ label, value, none }: StepProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value ?? <i className={styles['quiet']}>{none}</i>}</dd>
    </div>
  );
}
