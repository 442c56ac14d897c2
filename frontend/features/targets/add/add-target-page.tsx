import { useQuery } from '@tanstack/react-query';
import { targetKindsQuery } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { settingFinder } from '../../../ui/check/find-setting.ts';
import { CheckStep } from '../../../ui/wizard/check-step.tsx';
import { SettingsStep } from '../../../ui/wizard/settings-step.tsx';
import { WizardPage } from '../../../ui/wizard/wizard-page.tsx';
import { ContentStep } from './content-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { KindStep } from './kind-step.tsx';
import { MatchingStep } from './matching-step.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { addressOf, wizardSteps } from './wizard-state.ts';

const texts = targetsTexts.add;

/** From no target to its first push, step by step. */
export function AddTargetPage() {
  const wizard = useWizard();
  const kinds = useQuery(targetKindsQuery);
  return (
    <WizardPage
      texts={texts}
      steps={wizardSteps}
      current={wizard.step}
      addressOf={addressOf}
      isDirty={wizard.state.kind !== undefined}
      kinds={kinds}
      renderKinds={(items) => <KindStep kinds={items} wizard={wizard} />}
      renderStep={(onCreated) => <Step wizard={wizard} onCreated={onCreated} />}
    />
  );
}

interface StepProps {
  readonly wizard: Wizard;
  readonly onCreated: (destination: string) => void;
}

function Step({ wizard, onCreated }: StepProps) {
  const { kind } = wizard.state;
  if (kind === undefined) return null;
  switch (wizard.step) {
    case 'settings':
      return (
        <SettingsStep
          kind={kind}
          guideTitle={targetsTexts.kind.guide}
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
    case 'check':
      return (
        <CheckStep
          check={wizard.check}
          words={targetsTexts.check}
          findSetting={settingFinder(kind, addressOf('settings'))}
          onBack={() => {
            wizard.go('settings');
          }}
          onAgain={wizard.startCheck}
          onAccept={() => {
            wizard.set({ accepted: wizard.state.settings });
            wizard.go('content');
          }}
        />
      );
    case 'content':
      return <ContentStep wizard={wizard} kind={kind} />;
    case 'matching':
      return <MatchingStep wizard={wizard} kind={kind} />;
    case 'finish':
      return <FinishStep wizard={wizard} kind={kind} onCreated={onCreated} />;
    case 'kind':
      return null;
  }
}
