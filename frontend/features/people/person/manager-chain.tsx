import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { Face } from '../../../ui/face.tsx';
import { PersonChip, PersonChipWords } from './person-chip.tsx';
import styles from './person-chip.module.css';

/** From the top of the organization down to this person. */
export function ManagerChain({ person }: { readonly person: Person }) {
  const { displayName, picture, fields } = person;
  return (
    <ol className={styles['chain']} aria-label={peopleTexts.person.managerChain}>
      {person.managerChain.toReversed().map((manager) => (
        <li key={manager.id}>
          <PersonChip person={manager} />
        </li>
      ))}
      <li aria-current="true" className={styles['self']}>
        <Face name={displayName} picture={picture} size={32} />
        <PersonChipWords person={{ displayName, jobTitle: fields.jobTitle ?? null }} />
      </li>
    </ol>
  );
}
