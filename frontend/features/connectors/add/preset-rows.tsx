import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { sourceLabel, targetLabel, transformLabels } from '../../../texts/words.ts';
import styles from './add.module.css';

const texts = connectorsTexts.add.mapping;

/** A preset's rows, to read. */
export function PresetRows({ preset: { label, rows } }: { readonly preset: SourceKind['presets'][number] }) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['preset']}>
        <caption>{texts.start(label, rows.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.target}</th>
            <th scope="col">{texts.columns.source}</th>
            <th scope="col">{texts.columns.transforms}</th>
            <th scope="col">{texts.columns.whenEmpty}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.target.kind}:${row.target.name}`}>
              <th scope="row">{targetLabel(row.target)}</th>
              <td>
                <code>{sourceLabel(row.source)}</code>
              </td>
              <td>{row.transforms.map(({ kind }) => transformLabels[kind]).join(', ')}</td>
              <td>{texts.whenEmpty[row.whenEmpty.do]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['intro']}>{texts.rare}</p>
    </div>
  );
}
