import type { TargetKind, TargetPerson } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import { FieldChanges } from '../state/field-changes.tsx';
import { fieldLabel } from '../../../ui/target-field-label.ts';
import styles from './people.module.css';

const texts = targetsTexts.peopleTab;

interface PersonStandingProps {
  readonly person: TargetPerson;
  readonly kind: TargetKind | undefined;
}

/** Why someone is not as they should be, what was not taken of them, and what was changed over there. */
export function PersonStanding({ person, kind }: PersonStandingProps) {
  const { message, notTaken, drift, leaving, nextAttemptAt, attempts } = person;
  return (
    <>
      {leaving && <p className={styles['line']}>{texts.leavingHelp}</p>}
      {message !== undefined && <p className={styles['line']}>{message}</p>}
      {nextAttemptAt !== null && (
        <p className={styles['quiet']}>
          {texts.again} <RelativeTime value={nextAttemptAt} />
          {attempts > 0 && `, ${texts.attempts(attempts)}`}
        </p>
      )}
      {notTaken.map((refusal) => (
        <p key={`${refusal.field} ${refusal.code}`} className={styles['line']}>
          {texts.notTaken(fieldLabel(kind, refusal.field), refusal.message)}
        </p>
      ))}
      <FieldChanges fields={drift} kind={kind} />
    </>
  );
}
