import IconButton from '@atlaskit/button/icon/button';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import DeleteIcon from '@atlaskit/icon/core/delete';
import type { Transform } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { transformLabels } from '../../../texts/words.ts';
import styles from './editor.module.css';
import { TransformParameters } from './transform-parameters.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form.transforms;

interface TransformLineProps {
  readonly transform: Transform;
  readonly place: { readonly index: number; readonly count: number };
  readonly fields: RowFields;
  readonly onChange: (transform: Transform) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function TransformLine({ transform, place, fields, onChange, onMove, onRemove }: TransformLineProps) {
  const label = transformLabels[transform.kind];
  const { index, count } = place;
  const common = { appearance: 'subtle', spacing: 'compact' } as const;
  return (
    <li className={styles['transform']}>
      <div className={styles['transformHead']}>
        <span className={styles['transformName']}>{label}</span>
        <IconButton
          {...common}
          icon={ArrowUpIcon}
          label={texts.up(label)}
          isDisabled={index === 0}
          onClick={() => {
            onMove(-1);
          }}
        />
        <IconButton
          {...common}
          icon={ArrowDownIcon}
          label={texts.down(label)}
          isDisabled={index === count - 1}
          onClick={() => {
            onMove(1);
          }}
        />
        <IconButton {...common} icon={DeleteIcon} label={texts.remove(label)} onClick={onRemove} />
      </div>
      <TransformParameters
        transform={transform}
        path={`transforms.${String(index)}`}
        fields={fields}
        onChange={onChange}
      />
    </li>
  );
}
