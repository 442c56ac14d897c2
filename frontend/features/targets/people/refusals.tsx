import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading/heading';
import { useId } from 'react';
import type { RefusalCount } from '#contract/pushes.ts';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { fieldLabel } from '../../../ui/target-field-label.ts';
import styles from './people.module.css';

const texts = targetsTexts.refusals;

interface RefusalsProps {
  readonly refusals: readonly RefusalCount[];
  readonly kind: TargetKind | undefined;
  /** The reason whose people are shown. */
  readonly code: string | undefined;
  readonly onChoose: (change: Readonly<Record<string, string>>) => void;
}

/** What was refused or not taken: one line for each reason, however many people it concerns. */
export function Refusals({ refusals, kind, code, onChoose }: RefusalsProps) {
  const headingId = useId();
  if (refusals.length === 0) return null;
  return (
    <section className={styles['refusals']} aria-labelledby={headingId}>
      <Heading size="xsmall" as="h2" id={headingId}>
        {texts.title}
      </Heading>
      <ul className={styles['reasons']}>
        {refusals.map((refusal) => (
          <li key={`${refusal.code} ${refusal.field ?? ''} ${refusal.message}`}>
            <span className={styles['people']}>{texts.people(refusal.people)}</span>
            <span className={styles['reason']}>
              {refusal.field !== undefined && <strong>{fieldLabel(kind, refusal.field)}: </strong>}
              {refusal.message}
            </span>
            <Button
              spacing="compact"
              appearance="subtle"
              isSelected={code === refusal.code}
              aria-label={texts.showNamed(refusal)}
              onClick={() => {
                onChoose({ code: code === refusal.code ? '' : refusal.code, status: '', outcome: '' });
              }}
            >
              {code === refusal.code ? texts.all : texts.show}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
