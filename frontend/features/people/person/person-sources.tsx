import Link from '@atlaskit/link/link';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { paths } from '../../../ui/paths.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import styles from './person-page.module.css';
import { PersonPhotoAddress } from './person-photo-address.tsx';
import { PersonSection } from './person-section.tsx';

const texts = peopleTexts.person;

/** Which connectors have this person, and when each last saw them. */
export function PersonSources({ person }: { readonly person: Person }) {
  const [first] = person.connectors;
  return (
    <PersonSection title={texts.sources}>
      {person.connectors.length === 0 && <p className={styles['quiet']}>{texts.noSources}</p>}
      {first !== undefined && person.connectors.length > 1 && (
        <p className={styles['order']}>
          {texts.order} <Link href={paths.connector(first.id, 'profile')}>{texts.changeOrder}</Link>
        </p>
      )}
      <ul className={styles['sources']}>
        {person.connectors.map(({ id, name, sourceId, lastSeenAt, active }) => (
          <li key={`${id} ${sourceId}`}>
            <div className={styles['source']}>
              <Link href={paths.connector(id)}>{name}</Link>
              {!active && <Lozenge>{texts.gone}</Lozenge>}
            </div>
            <div className={styles['origin']}>
              {texts.lastSeen} <RelativeTime value={lastSeenAt} />
            </div>
            <div className={styles['origin']}>
              {texts.sourceId} <span className={styles['id']}>{sourceId}</span>
            </div>
          </li>
        ))}
      </ul>
      <PersonPhotoAddress person={person} />
    </PersonSection>
  );
}
