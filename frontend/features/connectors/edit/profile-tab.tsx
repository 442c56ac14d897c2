import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt } from '../../../ui/forms/field-errors.ts';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import { ConnectorOrder } from './connector-order.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { FieldPriorities } from './field-priorities.tsx';
import { MatchingFields } from './matching-fields.tsx';
import { useConnectorDraft } from './use-connector-draft.ts';

const texts = connectorsTexts.profile;

/** The same person in two connectors: how they are found to be one, and whose value is shown. */
export function ProfileTab({ connector }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ matching, priority, fieldPriorities }) => ({ matching, priority, fieldPriorities }),
    patchOf: (part) => part,
  });
  const { value, change, errors } = draft;
  return (
    <DraftForm
      draft={draft}
      intro={texts.intro}
      isShownAtField={(path) =>
        path === 'priority' || path.startsWith('matching') || path.startsWith('fieldPriorities')
      }
    >
      <MatchingFields
        value={value.matching}
        error={errorAt(errors, 'matching')}
        onChange={(matching) => {
          change({ ...value, matching });
        }}
      />
      <NumberField
        label={texts.priority.label}
        help={texts.priority.help}
        error={errors['priority']}
        min={0}
        max={1000}
        value={value.priority}
        onChange={(priority) => {
          change({ ...value, priority });
        }}
      />
      <ConnectorOrder draft={{ ...connector, ...value }} />
      <FieldPriorities
        draft={{ ...connector, ...value }}
        onChange={(fieldPriorities) => {
          change({ ...value, fieldPriorities });
        }}
        errors={errors}
      />
    </DraftForm>
  );
}
