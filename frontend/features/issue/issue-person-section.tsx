import Lozenge from '@atlaskit/lozenge/lozenge';
import { useId } from 'react';
import { Link } from 'react-router';
import type { IssuePerson } from '#contract/atlassian.ts';
import { issueTexts } from '../../texts/issues.ts';
import { Face } from '../../ui/face.tsx';
import { paths } from '../../ui/paths.ts';
import { IssuePersonFacts, type KnownPerson } from './issue-person-facts.tsx';
import styles from './issue-panel.module.css';

const texts = issueTexts.panel;

interface IssuePersonSectionProps {
  readonly title: string;
  readonly someone: IssuePerson | null;
  /** What is said where there is nobody. */
  readonly nobody: string;
}

export function IssuePersonSection({ title, someone, nobody }: IssuePersonSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {someone === null && <p className={styles['quiet']}>{nobody}</p>}
      {someone?.kind === 'person' && <Known person={someone.person} />}
      {someone?.kind === 'account' && <Unknown name={someone.displayName} />}
    </section>
  );
}

function Known({ person }: { readonly person: KnownPerson }) {
  const { id, displayName, fields, picture, active } = person;
  return (
    <>
      <div className={styles['head']}>
        <Face name={displayName} picture={picture} size={40} isInactive={!active} loading="eager" />
        <div className={styles['words']}>
          <Link to={paths.person(id)} className={styles['name']}>
            {displayName}
          </Link>
          {!active && <Lozenge>{texts.inactive}</Lozenge>}
          {fields.jobTitle !== undefined && <span>{fields.jobTitle}</span>}
          {fields.department !== undefined && <span className={styles['subtle']}>{fields.department}</span>}
        </div>
      </div>
      <IssuePersonFacts person={person} />
    </>
  );
}

function Unknown({ name }: { readonly name: string }) {
  return (
    <>
      <div className={styles['head']}>
        <Face name={name} picture={null} size={40} />
        <div className={styles['words']}>
          <span className={styles['name']}>{name}</span>
        </div>
      </div>
      <p className={styles['quiet']}>{texts.unknown}</p>
    </>
  );
}
