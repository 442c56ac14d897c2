import type { SourceKind } from '#contract/connectors.ts';
import { connectorsKindTexts } from '../../../texts/connectors-kind.ts';
import { SettingsStep as Settings } from '../../../ui/wizard/settings-step.tsx';
import type { Wizard } from './use-wizard.ts';

interface SettingsStepProps {
  readonly wizard: Wizard;
  readonly kind: SourceKind;
}

export function SettingsStep({ wizard, kind }: SettingsStepProps) {
  return (
    <Settings
      kind={kind}
      guideTitle={connectorsKindTexts.guide}
      check={wizard.check}
      value={wizard.state.settings}
      onChange={(settings) => {
        wizard.set({ settings });
      }}
      onBack={() => {
        wizard.go('kind');
      }}
      onNext={wizard.startCheck}
    />
  );
}
