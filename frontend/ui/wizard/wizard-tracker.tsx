import ProgressTracker from '@atlaskit/progress-tracker/progress-tracker';
import styles from './wizard.module.css';

interface WizardTrackerProps<Step extends string> {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly labels: Readonly<Record<Step, string>>;
  readonly current: Step;
  readonly addressOf: (step: Step) => string;
}

/** Where in a wizard this is; steps that are behind lead back. */
export function WizardTracker<Step extends string>(props: WizardTrackerProps<Step>) {
  const { label, steps, labels, current, addressOf } = props;
  const here = steps.indexOf(current);
  return (
    <div className={styles['tracker']}>
      <ProgressTracker
        label={label}
        spacing="comfortable"
        animated={false}
        items={steps.map((step, index) => ({
          id: step,
          label: labels[step],
          percentageComplete: index < here ? 100 : 0,
          status: index < here ? 'visited' : index === here ? 'current' : 'unvisited',
          href: addressOf(step),
        }))}
      />
    </div>
  );
}
