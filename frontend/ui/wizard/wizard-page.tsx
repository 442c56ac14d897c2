import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import { ListStates } from '../list-states.tsx';
import { PageHeader } from '../page-header.tsx';
import { SkeletonRows } from '../skeletons.tsx';
import { UnsavedChanges } from '../unsaved-changes.tsx';
import { WizardTracker } from './wizard-tracker.tsx';

interface WizardPageProps<Kind, Step extends string> {
  readonly texts: {
    readonly title: string;
    readonly progress: string;
    readonly steps: Readonly<Record<Step, string>>;
    readonly noKinds: string;
  };
  readonly steps: readonly Step[];
  readonly current: Step;
  readonly addressOf: (step: Step) => string;
  readonly isDirty: boolean;
  readonly kinds: Pick<UseQueryResult<{ readonly items: readonly Kind[] }>, 'data' | 'error' | 'refetch'>;
  /** The current step, where it is not the first. `onCreated` leads to what was made. */
  readonly renderStep: (onCreated: (destination: string) => void) => ReactNode;
  /** The first step. */
  readonly renderKinds: (kinds: readonly Kind[]) => ReactNode;
}

/** Something new, step by step. Back and forward keep what was typed; leaving asks. */
export function WizardPage<Kind, Step extends string>(props: WizardPageProps<Kind, Step>) {
  const { texts, steps, current, addressOf, isDirty, kinds, renderStep, renderKinds } = props;
  const [destination, setDestination] = useState<string>();
  if (destination !== undefined) return <Navigate to={destination} replace />;
  return (
    <>
      <PageHeader title={texts.title} />
      <UnsavedChanges isDirty={isDirty} keepsAcrossSteps />
      <WizardTracker
        label={texts.progress}
        steps={steps}
        labels={texts.steps}
        current={current}
        addressOf={addressOf}
      />
      <ListStates
        query={kinds}
        loading={<SkeletonRows rows={3} height={96} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{texts.noKinds}</p>}
      >
        {({ items }) => (current === 'kind' ? renderKinds(items) : renderStep(setDestination))}
      </ListStates>
    </>
  );
}
