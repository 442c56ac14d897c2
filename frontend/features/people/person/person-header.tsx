import Breadcrumbs from '@atlaskit/breadcrumbs/breadcrumbs';
import { BreadcrumbsItem } from '@atlaskit/breadcrumbs/breadcrumbs-item';
import Heading from '@atlaskit/heading/heading';
import Lozenge from '@atlaskit/lozenge/lozenge';
import Tooltip from '@atlaskit/tooltip/Tooltip';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { Face } from '../../../ui/face.tsx';
import { paths } from '../../../ui/paths.ts';
import { useIsAdmin } from '../../../ui/use-session.ts';
import { ExplainPerson } from '../explain/explain-person.tsx';
import styles from './person-header.module.css';
import { PersonPictureActions } from '../picture/person-picture-actions.tsx';
import { Origin, OtherWords } from './person-values.tsx';
import { SyncButton, SyncProgress, useSyncPerson } from './sync-person.tsx';

const texts = peopleTexts.person;

export function PersonHeader({ person }: { readonly person: Person }) {
  const isRepairable = useIsAdmin() && person.connectors.length > 0;
  const sync = useSyncPerson(person);
  const { displayName, active, fields } = person;
  return (
    <header>
      <Breadcrumbs>
        <BreadcrumbsItem href={paths.people} text={peopleTexts.directory.title} />
      </Breadcrumbs>
      <div className={styles['header']}>
        <div className={styles['picture']}>
          <Face name={displayName} picture={person.picture} size={128} isInactive={!active} loading="eager" />
          <PictureOrigin person={person} />
        </div>
        <div className={styles['words']}>
          <div className={styles['name']}>
            <Heading size="large" as="h1">
              {displayName}
            </Heading>
            {!active && (
              <Tooltip content={texts.inactiveHint}>
                <Lozenge>{texts.inactive}</Lozenge>
              </Tooltip>
            )}
            <Origin person={person} valueKey="field:displayName" />
            <OtherWords person={person} valueKey="field:displayName" />
          </div>
          <div className={styles['title']}>
            {fields.jobTitle} <Origin person={person} valueKey="field:jobTitle" />
            <OtherWords person={person} valueKey="field:jobTitle" />
          </div>
          <div className={styles['actions']}>
            {isRepairable && <ExplainPerson person={person} />}
            {isRepairable && <SyncButton sync={sync} />}
            <PersonPictureActions person={person} />
          </div>
          {person.pictureOptOut.chosen && <p className={styles['optOut']}>{peopleTexts.picture.optOut.chosen}</p>}
        </div>
      </div>
      <SyncProgress sync={sync} personId={person.id} />
    </header>
  );
}

function PictureOrigin({ person }: { readonly person: Person }) {
  if (person.origins['picture'] === undefined) return null;
  return (
    <div className={styles['pictureOrigin']}>
      {texts.picture} <Origin person={person} valueKey="picture" />
    </div>
  );
}
