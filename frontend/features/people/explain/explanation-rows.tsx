import Lozenge from '@atlaskit/lozenge/lozenge';
import type { RowResult } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { rowOutcomeLabels, sourceLabel, targetLabel, transformLabels } from '../../../texts/words.ts';
import styles from './explanation.module.css';

const texts = peopleTexts.explain;

interface ExplanationRowsProps {
  readonly rows: readonly MappingRow[];
  readonly results: readonly RowResult[];
}

/** Source → steps → value, row by row. */
export function ExplanationRows({ rows, results }: ExplanationRowsProps) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={texts.table}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.target}</th>
            <th scope="col">{texts.columns.source}</th>
            <th scope="col">{texts.columns.steps}</th>
            <th scope="col">{texts.columns.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const result = results[index];
            return (
              <tr key={`${row.target.kind}:${row.target.name}`}>
                <th scope="row">{targetLabel(row.target)}</th>
                <td>
                  <code className={styles['code']}>{sourceLabel(row.source)}</code>
                </td>
                <td>{result && <Steps row={row} result={result} />}</td>
                <td>{result && <Result result={result} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Steps({ row, result }: { readonly row: MappingRow; readonly result: RowResult }) {
  return (
    <ol className={styles['steps']}>
      <li>{result.found === null ? <i>{texts.nothingFound}</i> : <q>{result.found}</q>}</li>
      {result.steps.map((value, index) => {
        const transform = row.transforms[index];
        return (
          // Steps have no identity but their place.
          <li key={index}>
            {transform && <span className={styles['transform']}>{transformLabels[transform.kind]}: </span>}
            {value === null ? <i>{texts.empty}</i> : <q>{value}</q>}
          </li>
        );
      })}
    </ol>
  );
}

const appearances = {
  value: undefined,
  default: 'inprogress',
  kept: 'default',
  cleared: 'moved',
  error: 'removed',
} as const;

function Result({ result }: { readonly result: RowResult }) {
  const appearance = appearances[result.outcome];
  return (
    <>
      {result.value !== null && <div>{result.value}</div>}
      {appearance !== undefined && <Lozenge appearance={appearance}>{rowOutcomeLabels[result.outcome]}</Lozenge>}
      {result.message !== undefined && <div className={styles['message']}>{result.message}</div>}
    </>
  );
}
