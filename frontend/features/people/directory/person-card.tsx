import Lozenge from '@atlaskit/lozenge/lozenge';
import Skeleton from '@atlaskit/skeleton';
import { memo } from 'react';
import { Link } from 'react-router';
import type { PersonSummary } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ContactLink } from '../../../ui/contact-link.tsx';
import { Face } from '../../../ui/face.tsx';
import { paths } from '../../../ui/paths.ts';
import { PersonHover } from '../../../ui/person-card/person-hover.tsx';
import { phoneHref } from '../../../ui/contact-href.ts';
import styles from './person-card.module.css';

/** One face of the directory. The whole card leads to the person; phone and e-mail have links of their own. */
export const PersonCard = memo(function PersonCard({ person }: { readonly person: PersonSummary }) {
  const { displayName, email, active, fields } = person;
  const phone = fields.phone ?? fields.mobile;
  return (
    <div className={styles['card']}>
      <PersonHover personId={person.id}>
        {({ ref, onMouseOver, onMouseOut }) => (
          <Link
            ref={ref}
            to={paths.person(person.id)}
            className={styles['face']}
            tabIndex={-1}
            aria-hidden="true"
            onMouseOver={onMouseOver}
            onMouseOut={onMouseOut}
          >
            <Face name={displayName} picture={person.picture} size={64} isInactive={!active} />
          </Link>
        )}
      </PersonHover>
      <div className={styles['words']}>
        <div className={styles['name']}>
          <PersonHover personId={person.id}>
            {(trigger) => (
              <Link to={paths.person(person.id)} className={styles['link']} {...trigger}>
                {displayName}
              </Link>
            )}
          </PersonHover>
          {!active && <Lozenge>{peopleTexts.directory.inactive}</Lozenge>}
        </div>
        <div className={styles['line']}>{fields.jobTitle}</div>
        <div className={styles['line']}>{fields.department}</div>
        <div className={styles['contact']}>
          {phone !== undefined && <ContactLink href={phoneHref(phone)}>{phone}</ContactLink>}
          {email !== null && (
            <ContactLink href={`mailto:${email}`} title={email}>
              {email}
            </ContactLink>
          )}
        </div>
      </div>
      <Link to={paths.person(person.id)} className={styles['whole']} tabIndex={-1} aria-hidden="true" />
    </div>
  );
});

export function PersonCardSkeleton() {
  return (
    <div className={styles['card']}>
      <Skeleton width={64} height={64} borderRadius="var(--ds-radius-full)" />
      <div className={styles['lines']}>
        <Skeleton width="70%" height={16} borderRadius="var(--ds-radius-small)" />
        <Skeleton width="50%" height={12} borderRadius="var(--ds-radius-small)" />
        <Skeleton width="60%" height={12} borderRadius="var(--ds-radius-small)" />
      </div>
    </div>
  );
}
