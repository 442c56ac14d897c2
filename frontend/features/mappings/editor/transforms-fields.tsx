import Select from '@atlaskit/select/default';
import type { Transform } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { transformLabels } from '../../../texts/words.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import type { KeyedTransform } from '../rows/row-form.ts';
import { newTransform, transformKinds } from '../rows/transform-kinds.ts';
import styles from './editor.module.css';
import { TransformLine } from './transform-line.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form.transforms;
const choices = transformKinds.map((value) => ({ value, label: transformLabels[value] }));

function freeKey(transforms: readonly KeyedTransform[]): string {
  const numbers = transforms.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0));
  return `new-${String(Math.max(0, ...numbers) + 1)}`;
}

/** What is done to the value, in order. */
export function TransformsFields({ fields }: { readonly fields: RowFields }) {
  const { transforms } = fields.form;
  const set = (next: readonly KeyedTransform[]) => {
    fields.set({ transforms: next });
  };
  const move = (index: number, by: -1 | 1) => {
    const moved = transforms[index];
    const rest = transforms.filter((_, at) => at !== index);
    if (moved) set([...rest.slice(0, index + by), moved, ...rest.slice(index + by)]);
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{texts.title}</legend>
      <p className={styles['quiet']}>{texts.help}</p>
      <ol className={styles['transforms']}>
        {transforms.map(({ key, transform }, index) => (
          <TransformLine
            key={key}
            transform={transform}
            place={{ index, count: transforms.length }}
            fields={fields}
            onChange={(changed) => {
              set(transforms.map((each) => (each.key === key ? { key, transform: changed } : each)));
            }}
            onMove={(by) => {
              move(index, by);
            }}
            onRemove={() => {
              set(transforms.filter((each) => each.key !== key));
            }}
          />
        ))}
      </ol>
      <AddTransform
        onAdd={(kind) => {
          set([...transforms, { key: freeKey(transforms), transform: newTransform(kind) }]);
        }}
      />
    </fieldset>
  );
}

function AddTransform({ onAdd }: { readonly onAdd: (kind: Transform['kind']) => void }) {
  return (
    <div className={styles['add']}>
      <Select<Choice<Transform['kind']>>
        label={texts.add}
        spacing="compact"
        menuPosition="fixed"
        options={choices}
        value={null}
        placeholder={texts.choose}
        onChange={(choice: Choice<Transform['kind']> | null) => {
          if (choice) onAdd(choice.value);
        }}
      />
    </div>
  );
}
