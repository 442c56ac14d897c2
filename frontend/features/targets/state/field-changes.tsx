import type { PushLine } from '#contract/pushes.ts';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { BeforeAfter } from '../../../ui/before-after.tsx';
import styles from './field-changes.module.css';
import { fieldLabel } from '../../../ui/target-field-label.ts';

const texts = targetsTexts.pushPage.values;
type FieldChange = PushLine['fields'][number];

interface FieldChangesProps {
  readonly fields: readonly FieldChange[];
  readonly kind: TargetKind | undefined;
}

/** Field by field, before → after. */
export function FieldChanges({ fields, kind }: FieldChangesProps) {
  if (fields.length === 0) return null;
  return (
    <dl className={styles['fields']}>
      {fields.map((change) => (
        <div key={change.name} className={styles['field']}>
          <dt>{fieldLabel(kind, change.name)}</dt>
          <dd>
            <BeforeAfter {...wordsOf(change)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Pictures go by names that tell nothing to people. */
function wordsOf({ name, before, after }: FieldChange): Pick<FieldChange, 'before' | 'after'> {
  if (name === 'active') return { before: activeWord(before), after: activeWord(after) };
  if (name !== 'picture') return { before, after };
  const had = before === null ? null : texts.aPicture;
  if (after === null) return { before: had, after: texts.noPicture };
  return { before: had, after: had === null ? texts.aPicture : texts.anotherPicture };
}

function activeWord(value: string | null): string | null {
  return value === null ? null : texts.activeStates[value === 'true' ? 'true' : 'false'];
}
