import DragHandleIcon from '@atlaskit/icon/core/drag-handle-vertical';
import type { MappingTarget } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { targetLabel } from '../../../texts/words.ts';
import styles from './table.module.css';

export function TargetCell({ target }: { readonly target: MappingTarget }) {
  return (
    <div className={styles['target']}>
      <span className={styles['handle']}>
        <DragHandleIcon label="" />
      </span>
      <div>
        <div className={styles['name']}>{targetLabel(target)}</div>
        {target.kind === 'userProperty' && <div className={styles['aside']}>{mappingsTexts.table.property}</div>}
      </div>
    </div>
  );
}
