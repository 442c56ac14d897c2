import { useState } from 'react';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import { ContentFields } from '../fields/content-fields.tsx';
import { rowErrors } from '../fields/row-errors.ts';
import type { Wizard } from './use-wizard.ts';

interface ContentStepProps {
  readonly wizard: Wizard;
  readonly kind: TargetKind;
}

/** Whose people, and what of them. Rows that cannot be kept are marked before one goes on. */
export function ContentStep({ wizard, kind }: ContentStepProps) {
  const [hasTried, setHasTried] = useState(false);
  const errors = rowErrors(wizard.state.fields, kind);
  return (
    <StepFrame
      title={targetsTexts.add.content.title}
      intro={targetsTexts.content.intro}
      onBack={() => {
        wizard.go('check');
      }}
      onNext={() => {
        setHasTried(true);
        if (Object.keys(errors).length === 0) wizard.go('matching');
      }}
    >
      <ContentFields kind={kind} value={wizard.state} errors={hasTried ? errors : {}} onChange={wizard.set} />
    </StepFrame>
  );
}
