import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { targetKindsQuery } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { settingFinder } from '../../../ui/check/find-setting.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { CheckStep } from '../../../ui/wizard/check-step.tsx';
import { SettingsStep } from '../../../ui/wizard/settings-step.tsx';
import { WizardTracker } from '../../../ui/wizard/wizard-tracker.tsx';
import { ContentStep } from './content-step.tsx';
import { FinishStep } from './finish-step.tsx';
import { KindStep } from './kind-step.tsx';
import { MatchingStep } from './matching-step.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { addressOf, wizardSteps } from './wizard-state.ts';

const texts = targetsTexts.add;

/** From no target to its first push, step by step. Back and forward keep what was typed; leaving asks. */
export function AddTargetPage() {
  const [destination, setDestination] = useState<string>();
  const wizard = useWizard();
  const kinds = useQuery(targetKindsQuery);
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
