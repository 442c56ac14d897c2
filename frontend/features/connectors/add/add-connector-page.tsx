import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { sourceKindsQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { WizardTracker } from '../../../ui/wizard/wizard-tracker.tsx';
import { CheckStep } from './check-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { KindStep } from './kind-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ScopeStep } from './scope-step.tsx';
import { SettingsStep } from './settings-step.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { addressOf, wizardSteps } from './wizard-state.ts';

const texts = connectorsTexts.add;

/** From no connector to its first run, step by step. Back and forward keep what was typed; leaving asks. */
export function AddConnectorPage() {
  const [destination, setDestination] = useState<string>();
  const wizard = useWizard();
  const kinds = useQuery(sourceKindsQuery);
  if (destination !== undefined) return <Navigate to={destination} replace />;
  return (
    <>
      <PageHeader title={texts.title} />
      <UnsavedChanges isDirty={wizard.state.kind !== undefined} keepsAcrossSteps />
      <WizardTracker
        label={texts.progress}
        steps={wizardSteps}
        labels={texts.steps}
        current={wizard.step}
        addressOf={addressOf}
      />
      <ListStates
        query={kinds}
        loading={<SkeletonRows rows={3} height={96} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{texts.noKinds}</p>}
      >
        {({ items }) =>
          wizard.step === 'kind' ? (
            <KindStep kinds={items} wizard={wizard} />
          ) : (
            <Step wizard={wizard} onCreated={setDestination} />
          )
        }
      </ListStates>
    </>
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
