import { Link } from 'react-router';
import type { PersonLink } from '#contract/people.ts';
import { Face } from '../../../ui/face.tsx';
import { paths } from '../../../ui/paths.ts';
import { PersonHover } from '../../../ui/person-card/person-hover.tsx';
import styles from './person-chip.module.css';

/** A face with name and title that leads to the person. */
export function PersonChip({ person }: { readonly person: PersonLink }) {
  return (
    <PersonHover personId={person.id}>
      {(trigger) => (
        <Link to={paths.person(person.id)} className={styles['chip']} {...trigger}>
          <Face name={person.displayName} picture={person.picture} size={32} />
          <PersonChipWords person={person} />
        </Link>
      )}
    </PersonHover>
  );
}

export function PersonChipWords({ person }: { readonly person: Pick<PersonLink, 'displayName' | 'jobTitle'> }) {
  return (
    <span className={styles['words']}>
      <span className={styles['name']}>{person.displayName}</span>
      {person.jobTitle !== null && <span className={styles['title']}>{person.jobTitle}</span>}
    </span>
  );
}
