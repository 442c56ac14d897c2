import Skeleton from '@atlaskit/skeleton';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Person } from '#contract/people.ts';
import { personQuery } from '../../api/person-query.ts';
import { Problem } from '../../api/problem.ts';
import { peopleTexts } from '../../texts/people.ts';
import { uiTexts } from '../../texts/ui.ts';
import { fieldLabels } from '../../texts/words.ts';
import { phoneHref } from '../contact-href.ts';
import { ContactLink } from '../contact-link.tsx';
import { Face } from '../face.tsx';
import { paths } from '../paths.ts';
import styles from './person-card.module.css';

/** Asked for when the card first opens; from then on the page of the person has it, too. */
export function PersonCardContent({ personId }: { readonly personId: string }) {
  const { data: person, error } = useQuery(personQuery(personId));
  if (person !== undefined) return <AboutPerson person={person} />;
  if (error !== null) return <p className={styles['problem']}>{sentenceFor(error)}</p>;
  return (
    <div className={styles['head']} role="status" aria-label={uiTexts.loading}>
      <Skeleton width={64} height={64} borderRadius="var(--ds-radius-full)" />
      <Skeleton width={160} height={20} borderRadius="var(--ds-radius-small)" />
    </div>
  );
}

function sentenceFor(error: Error): string {
  return error instanceof Problem && error.code === 'not-found' ? peopleTexts.card.noPerson : peopleTexts.card.failed;
}

function AboutPerson({ person }: { readonly person: Person }) {
  const { id, displayName, email, fields, manager } = person;
  const phone = fields.phone ?? fields.mobile;
  return (
    <>
      <div className={styles['head']}>
        <Face name={displayName} picture={person.picture} size={64} isInactive={!person.active} loading="eager" />
        <div className={styles['words']}>
          <Link to={paths.person(id)} className={styles['name']}>
            {displayName}
          </Link>
          {fields.jobTitle !== undefined && <span>{fields.jobTitle}</span>}
          {fields.department !== undefined && <span className={styles['quiet']}>{fields.department}</span>}
        </div>
      </div>
      <dl className={styles['facts']}>
        {email !== null && (
          <Fact label={fieldLabels.email}>
            <ContactLink href={`mailto:${email}`}>{email}</ContactLink>
          </Fact>
        )}
        {phone !== undefined && (
          <Fact label={fieldLabels.phone}>
            <ContactLink href={phoneHref(phone)}>{phone}</ContactLink>
          </Fact>
        )}
        {manager !== null && (
          <Fact label={fieldLabels.manager}>
            <Link to={paths.person(manager.id)}>{manager.displayName}</Link>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
