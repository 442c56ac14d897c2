import TextField from '@atlaskit/textfield/text-field';
import Tab from '@atlaskit/tabs/tab';
import TabList from '@atlaskit/tabs/tab-list';
import TabPanel from '@atlaskit/tabs/tab-panel';
import Tabs from '@atlaskit/tabs/tabs';
import type { MappingSource } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { withSourceKind } from '../rows/row-form.ts';
import { AttributeField } from './attribute-field.tsx';
import styles from './editor.module.css';
import { ExpressionField } from './expression-field.tsx';
import { FirstOfFields } from './first-of-fields.tsx';
import type { SourceFieldsProps } from './source-fields-props.ts';
import { TemplateField } from './template-field.tsx';

const texts = mappingsTexts.form;
const kinds = ['attribute', 'firstOf', 'constant', 'template', 'expression'] as const satisfies MappingSource['kind'][];

/** Where the value comes from: one way of five. */
export function SourceFields({ fields, connectorId }: SourceFieldsProps) {
  const { form, set } = fields;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{texts.source}</legend>
      <Tabs
        id="source-kind"
        selected={kinds.indexOf(form.sourceKind)}
        shouldUnmountTabPanelOnChange
        onChange={(index) => {
          const kind = kinds[index];
          if (kind !== undefined) set(withSourceKind(form, kind));
        }}
      >
        <TabList>
          {kinds.map((kind) => (
            <Tab key={kind}>{mappingsTexts.table.kinds[kind]}</Tab>
          ))}
        </TabList>
        {kinds.map((kind) => (
          <TabPanel key={kind}>
            <div className={styles['panel']}>
              <KindFields kind={kind} fields={fields} connectorId={connectorId} />
            </div>
          </TabPanel>
        ))}
      </Tabs>
    </fieldset>
  );
}

function KindFields({ kind, fields, connectorId }: SourceFieldsProps & { readonly kind: MappingSource['kind'] }) {
  const { form, set } = fields;
  switch (kind) {
    case 'attribute':
      return (
        <AttributeField
          label={texts.path.label}
          help={texts.path.help}
          place="source.path"
          fields={fields}
          connectorId={connectorId}
          value={form.path}
          onChange={(path) => {
            set({ path });
          }}
        />
      );
    case 'firstOf':
      return <FirstOfFields fields={fields} connectorId={connectorId} />;
    case 'constant':
      return (
        <FormField label={texts.constant.label} help={texts.constant.help} error={fields.errors['source.value']}>
          {(control) => (
            <TextField
              {...control}
              value={form.constant}
              onChange={(event) => {
                set({ constant: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      );
    case 'template':
      return <TemplateField fields={fields} connectorId={connectorId} />;
    case 'expression':
      return <ExpressionField fields={fields} />;
  }
}
