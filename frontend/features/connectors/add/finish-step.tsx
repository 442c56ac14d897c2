import TextField from '@atlaskit/textfield/text-field';
import type { SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt, errorsBelow, fieldErrorsOf } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { PictureCost } from '../kind/picture-cost.tsx';
import { ScheduleFields } from '../fields/schedule-fields.tsx';
import styles from './add.module.css';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import { useCreate } from './use-create.ts';
import type { Wizard } from './use-wizard.ts';

const texts = connectorsTexts.add.finish;

interface FinishStepProps {
  readonly wizard: Wizard;
  readonly kind: SourceKind;
  /** Given the address at which to go on. */
  readonly onCreated: (destination: string) => void;
}

/** Name, pictures, schedule and first run; creates the connector. */
export function FinishStep({ wizard, kind, onCreated }: FinishStepProps) {
  const { state, set } = wizard;
  const { create, isPending, error } = useCreate({ state, kind, onCreated });
  const errors = fieldErrorsOf(error);
  return (
    <StepFrame
      title={texts.title}
      nextLabel={texts.next[state.firstRun]}
      isBusy={isPending}
      error={error}
      onBack={() => {
        wizard.go('mapping');
      }}
      onNext={create}
    >
      <div className={styles['problem']}>
        <ProblemMessage
          error={error}
          title={texts.failed}
          isShownElsewhere={(path) => path === 'name' || path.startsWith('schedule.')}
        />
      </div>
      <FormField label={texts.name.label} help={texts.name.help} error={errorAt(errors, 'name')} isRequired>
        {(control) => (
          <TextField
            {...control}
            value={state.name}
            onChange={(event) => {
              set({ name: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      {kind.capabilities.pictures && <Pictures wizard={wizard} kind={kind} />}
      <ScheduleFields
        value={state.schedule}
        onChange={(schedule) => {
          set({ schedule });
        }}
        errors={errorsBelow(errors, 'schedule')}
        hasChanges={kind.capabilities.changes}
      />
      <div className={styles['firstRun']}>
        <RadioField
          label={texts.firstRun}
          choices={(['full', 'preview', 'none'] as const).map((value) => ({ value, ...texts.firstRuns[value] }))}
          value={state.firstRun}
          onChange={(firstRun) => {
            set({ firstRun });
          }}
        />
      </div>
    </StepFrame>
  );
}

/** With what they cost, before the first one is read. */
function Pictures({ wizard: { state, set }, kind }: Pick<FinishStepProps, 'wizard' | 'kind'>) {
  return (
    <>
      <ToggleField
        label={texts.pictures.label}
        help={texts.pictures.help}
        isChecked={state.hasPictures}
        onChange={(hasPictures) => {
          set({ hasPictures });
        }}
      />
      <PictureCost kind={kind} />
    </>
  );
}
