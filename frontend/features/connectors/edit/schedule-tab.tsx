import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorsBelow } from '../../../ui/forms/field-errors.ts';
import { ScheduleFields } from '../fields/schedule-fields.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { useConnectorDraft } from './use-connector-draft.ts';

export function ScheduleTab({ connector, kind }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ schedule }) => schedule,
    patchOf: (schedule) => ({ schedule }),
  });
  return (
    <DraftForm
      draft={draft}
      intro={connectorsTexts.schedule.intro}
      isShownAtField={(path) => path.startsWith('schedule.')}
    >
      <ScheduleFields
        value={draft.value}
        onChange={draft.change}
        errors={errorsBelow(draft.errors, 'schedule')}
        hasChanges={kind?.capabilities.changes !== false}
      />
    </DraftForm>
  );
}
