import IconButton from '@atlaskit/button/icon/button';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import DeleteIcon from '@atlaskit/icon/core/delete';
import EditIcon from '@atlaskit/icon/core/edit';
import type { MappingTarget } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { targetLabel } from '../../../texts/words.ts';
import styles from './table.module.css';
import { moveButtonId } from './use-move-focus.ts';

const texts = mappingsTexts.table;

export interface RowActions {
  readonly onEdit: () => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onRemove: () => void;
}

interface RowButtonsProps {
  readonly rowKey: string;
  readonly target: MappingTarget;
  readonly place: { readonly index: number; readonly count: number };
  readonly actions: RowActions;
}

export function RowButtons({ rowKey, target, place: { index, count }, actions }: RowButtonsProps) {
  const name = targetLabel(target);
  const common = { appearance: 'subtle', spacing: 'compact' } as const;
  return (
    <div className={styles['buttons']}>
      <IconButton {...common} icon={EditIcon} label={texts.edit(name)} onClick={actions.onEdit} />
      <IconButton
        {...common}
        id={moveButtonId(rowKey, 'up')}
        icon={ArrowUpIcon}
        label={texts.up(name)}
        isDisabled={index === 0}
        onClick={actions.onUp}
      />
      <IconButton
        {...common}
        id={moveButtonId(rowKey, 'down')}
        icon={ArrowDownIcon}
        label={texts.down(name)}
        isDisabled={index === count - 1}
        onClick={actions.onDown}
      />
      <IconButton {...common} icon={DeleteIcon} label={texts.remove(name)} onClick={actions.onRemove} />
    </div>
  );
}
