import { useQuery } from '@tanstack/react-query';
import { sourceKindsQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { WizardPage } from '../../../ui/wizard/wizard-page.tsx';
import { CheckStep } from './check-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { KindStep } from './kind-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ScopeStep } from './scope-step.tsx';
import { SettingsStep } from './settings-step.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { addressOf, wizardSteps } from './wizard-state.ts';

const texts = connectorsTexts.add;

/** From no connector to its first run, step by step. */
export function AddConnectorPage() {
  const wizard = useWizard();
  const kinds = useQuery(sourceKindsQuery);
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
      return <SettingsStep wizard={wizard} kind={kind} />;
    case 'check':
      return <CheckStep wizard={wizard} />;
    case 'scope':
      return <ScopeStep wizard={wizard} kind={kind} />;
    case 'mapping':
      return <MappingStep wizard={wizard} kind={kind} />;
    case 'finish':
      return <FinishStep wizard={wizard} kind={kind} onCreated={onCreated} />;
    case 'kind':
      return null;
  }
}
