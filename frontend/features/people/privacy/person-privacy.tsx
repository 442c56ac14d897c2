import Button from '@atlaskit/button/default/button';
import LinkButton from '@atlaskit/button/link';
import { lazy, Suspense, useState } from 'react';
import type { Person } from '#contract/people.ts';
import { exportPerson } from '#contract/privacy.ts';
import { addressOf } from '../../../api/call.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { useIsAdmin } from '../../../ui/use-session.ts';
import { PersonSection } from '../person/person-section.tsx';
import { ErasePerson } from './erase-person.tsx';
import styles from './privacy.module.css';

const texts = privacyTexts.person;

/** With the table in it, fetched when it is first opened. */
const PersonAccesses = lazy(async () => ({ default: (await import('./person-accesses.tsx')).PersonAccesses }));

/** What is kept of the person beside the profile: for admins and for themself. */
export function PersonPrivacy({ person }: { readonly person: Person }) {
  const isAdmin = useIsAdmin();
  const [opened, setOpened] = useState<'accesses' | 'erase'>();
  if (!person.pictureOptOut.mayChange) return null;
  const close = () => {
    setOpened(undefined);
  };
  return (
    <PersonSection title={texts.title}>
      <div className={styles['actions']}>
        <Button
          onClick={() => {
            setOpened('accesses');
          }}
        >
          {texts.accesses}
        </Button>
        <LinkButton href={addressOf(exportPerson, { params: { id: person.id } })}>{texts.download}</LinkButton>
        {isAdmin && (
          <Button
            appearance="subtle"
            onClick={() => {
              setOpened('erase');
            }}
          >
            {texts.erase}
          </Button>
        )}
      </div>
      <Suspense>{opened === 'accesses' && <PersonAccesses person={person} onClose={close} />}</Suspense>
      <ErasePerson key={opened} person={person} isOpen={opened === 'erase'} onClose={close} />
    </PersonSection>
  );
}
