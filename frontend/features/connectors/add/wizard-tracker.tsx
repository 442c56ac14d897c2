import ProgressTracker from '@atlaskit/progress-tracker/progress-tracker';
import { connectorsTexts } from '../../../texts/connectors.ts';
import type { Wizard } from './use-wizard.ts';
import { addressOf, wizardSteps } from './wizard-state.ts';
import styles from './add.module.css';

const texts = connectorsTexts.add;

/** Where in the wizard this is; steps that are behind lead back. */
export function WizardTracker({ wizard }: { readonly wizard: Wizard }) {
  const here = wizardSteps.indexOf(wizard.step);
  return (
    <div className={styles['tracker']}>
      <ProgressTracker
        label={texts.progress}
        spacing="comfortable"
        animated={false}
        items={wizardSteps.map((step, index) => ({
          id: step,
          label: texts.steps[step],
          percentageComplete: index < here ? 100 : 0,
          status: index < here ? 'visited' : index === here ? 'current' : 'unvisited',
          href: addressOf(step),
        }))}
      />
    </div>
  );
}
