import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { errorAt, fieldErrorsOf } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import { WarningToRead } from '../fields/warning-to-read.tsx';
import styles from './add.module.css';
import { useCreate } from './use-create.ts';
import type { Wizard } from './use-wizard.ts';

const texts = targetsTexts.add.finish;
const firsts = (['dryRun', 'full', 'none'] as const).map((value) => ({ value, ...texts.firsts[value] }));

interface FinishStepProps {
  readonly wizard: Wizard;
  readonly kind: TargetKind;
  /** Given the address at which to go on. */
  readonly onCreated: (destination: string) => void;
}

/** Name and first push; creates the target. A kind's warning is read before the target is switched on. */
export function FinishStep({ wizard, kind, onCreated }: FinishStepProps) {
  const { state, set } = wizard;
  const [isWarningMissed, setIsWarningMissed] = useState(false);
  const { create, isPending, error } = useCreate({ state, kind, onCreated });
  const { warning } = kind.capabilities;
  const mustRead = warning !== undefined && state.first === 'full';
  const finish = () => {
    const isMissed = mustRead && !state.isWarningRead;
    setIsWarningMissed(isMissed);
    if (!isMissed) create();
  };
  return (
    <StepFrame
      title={texts.title}
      nextLabel={texts.next[state.first]}
      isBusy={isPending}
      error={error}
      onBack={() => {
        wizard.go('matching');
      }}
      onNext={finish}
    >
      <div className={styles['problem']}>
        <ProblemMessage error={error} title={texts.failed} isShownElsewhere={(path) => path === 'name'} />
      </div>
      <FormField
        label={texts.name.label}
        help={texts.name.help}
        error={errorAt(fieldErrorsOf(error), 'name')}
        isRequired
      >
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
      <RadioField
        label={texts.first}
        choices={firsts}
        value={state.first}
        onChange={(first) => {
          set({ first });
        }}
      />
      {mustRead && (
        <WarningToRead
          warning={warning}
          isRead={state.isWarningRead}
          isMissing={isWarningMissed}
          onChange={(isWarningRead) => {
            set({ isWarningRead });
          }}
        />
      )}
    </StepFrame>
  );
}
