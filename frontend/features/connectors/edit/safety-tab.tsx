import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorsBelow } from '../../../ui/forms/field-errors.ts';
import { SafetyFields } from '../fields/safety-fields.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { useConnectorDraft } from './use-connector-draft.ts';

export function SafetyTab({ connector }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ safety }) => safety,
    patchOf: (safety) => ({ safety }),
  });
  return (
    <DraftForm draft={draft} intro={connectorsTexts.safety.intro} isShownAtField={(path) => path.startsWith('safety.')}>
      <SafetyFields
        value={draft.value}
        onChange={draft.change}
        errors={errorsBelow(draft.errors, 'safety')}
        known={connector.people}
      />
    </DraftForm>
  );
}
