import type { MappingSource } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { sourceLabel } from '../../../texts/words.ts';
import styles from './table.module.css';

/** Kind and path, template or value of a source. An attribute says what it is by itself. */
export function SourceCell({ source }: { readonly source: MappingSource }) {
  const kind = source.kind === 'attribute' ? undefined : mappingsTexts.table.kinds[source.kind];
  return (
    <div>
      {kind !== undefined && <div className={styles['aside']}>{kind}</div>}
      {source.kind === 'firstOf' ? (
        <ol className={styles['paths']}>
          {source.paths.map((path, index) => (
            <li key={`${String(index)} ${path}`}>
              <code className={styles['code']}>{path}</code>
            </li>
          ))}
        </ol>
      ) : (
        <code className={styles['code']}>{sourceLabel(source)}</code>
      )}
    </div>
  );
}
