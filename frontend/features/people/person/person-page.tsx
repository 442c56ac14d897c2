import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { personQuery } from '../../../api/person-query.ts';
import { Problem } from '../../../api/problem.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { useIsAdmin } from '../../../ui/use-session.ts';
import { PersonPrivacy } from '../privacy/person-privacy.tsx';
import { PersonContact } from './person-contact.tsx';
import { PersonHeader } from './person-header.tsx';
import { PersonOrganization } from './person-organization.tsx';
import styles from './person-page.module.css';
import { PersonProperties } from './person-properties.tsx';
import { PersonSources } from './person-sources.tsx';
import { PersonTargets } from './person-targets.tsx';

const texts = peopleTexts.person;

export function PersonPage() {
  const { id = '' } = useParams();
  const isAdmin = useIsAdmin();
  const { data: person, error, refetch } = useQuery(personQuery(id));
  if (person === undefined) {
    if (error === null) return <SkeletonRows rows={4} height={96} />;
    if (isMissing(error)) return <NoPerson />;
    return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  }
  return (
    // A new person is a new page: nothing that was opened for the last one stays open.
    <article key={person.id} className={styles['page']}>
      <PageTitle text={person.displayName} />
      <PersonHeader person={person} />
      <ProblemMessage error={error} onRetry={() => void refetch()} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <PersonContact person={person} />
          <PersonProperties person={person} />
        </div>
        <div className={styles['column']}>
          <PersonOrganization person={person} />
          {isAdmin && <PersonSources person={person} />}
          {isAdmin && <PersonTargets person={person} />}
          <PersonPrivacy person={person} />
        </div>
      </div>
    </article>
  );
}

/** An address that is not even an id is as missing as one that nobody has. */
function isMissing(error: Error): boolean {
  return error instanceof Problem && (error.code === 'not-found' || error.code === 'invalid-input');
}

function NoPerson() {
  return (
    <>
      <PageTitle text={texts.notFound.title} />
      <EmptyState
        header={texts.notFound.title}
        headingLevel={1}
        primaryAction={<LinkButton href={paths.people}>{texts.notFound.action}</LinkButton>}
      />
    </>
  );
}
