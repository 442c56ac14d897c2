import Button from '@atlaskit/button/default/button';
import IconButton from '@atlaskit/button/icon/button';
import AddIcon from '@atlaskit/icon/core/add';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import DeleteIcon from '@atlaskit/icon/core/delete';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { AttributeField } from './attribute-field.tsx';
import styles from './editor.module.css';
import type { SourceFieldsProps } from './source-fields-props.ts';

const texts = mappingsTexts.form;
const mostPaths = 20;

/** Several paths; the first that is filled is used. */
export function FirstOfFields({ fields, connectorId }: SourceFieldsProps) {
  const { paths } = fields.form;
  const setPaths = (next: readonly string[]) => {
    fields.set({ paths: next });
  };
  const up = (index: number) => {
    const moved = paths[index] ?? '';
    const rest = paths.filter((_, at) => at !== index);
    setPaths([...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)]);
  };
  return (
    <>
      <p className={styles['quiet']}>{texts.firstOf.help}</p>
      {paths.map((path, index) => (
        // A path has no identity but its place.
        <div key={index} className={styles['line']}>
          <AttributeField
            label={texts.path.place(index + 1)}
            place={`source.paths.${String(index)}`}
            fields={fields}
            connectorId={connectorId}
            value={path}
            onChange={(next) => {
              setPaths(paths.map((each, at) => (at === index ? next : each)));
            }}
          />
          <div className={styles['lineButtons']}>
            <IconButton
              appearance="subtle"
              icon={ArrowUpIcon}
              label={texts.firstOf.up(index + 1)}
              isDisabled={index === 0}
              onClick={() => {
                up(index);
              }}
            />
            <IconButton
              appearance="subtle"
              icon={DeleteIcon}
              label={texts.firstOf.remove(index + 1)}
              isDisabled={paths.length === 1}
              onClick={() => {
                setPaths(paths.filter((_, at) => at !== index));
              }}
            />
          </div>
        </div>
      ))}
      <Button
        spacing="compact"
        iconBefore={AddIcon}
        isDisabled={paths.length >= mostPaths}
        onClick={() => {
          setPaths([...paths, '']);
        }}
      >
        {texts.firstOf.add}
      </Button>
    </>
  );
}
