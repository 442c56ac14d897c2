import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { StepFrame } from '../../../ui/wizard/step-frame.tsx';
import { MatchingFields } from '../fields/matching-fields.tsx';
import type { Wizard } from './use-wizard.ts';

interface MatchingStepProps {
  readonly wizard: Wizard;
  readonly kind: TargetKind;
}

export function MatchingStep({ wizard, kind }: MatchingStepProps) {
  return (
    <StepFrame
      title={targetsTexts.add.matching.title}
      intro={targetsTexts.matching.intro}
      onBack={() => {
        wizard.go('content');
      }}
      onNext={() => {
        wizard.go('finish');
      }}
    >
      <MatchingFields kind={kind} value={wizard.state} errors={{}} onChange={wizard.set} />
    </StepFrame>
  );
}
