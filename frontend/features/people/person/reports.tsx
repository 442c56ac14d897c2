import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading/heading';
import { useState } from 'react';
import type { PersonLink } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { PersonChip } from './person-chip.tsx';
import styles from './person-chip.module.css';
import page from './person-page.module.css';

const texts = peopleTexts.person;
const shownAtFirst = 12;

export function Reports({ reports }: { readonly reports: readonly PersonLink[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? reports : reports.slice(0, shownAtFirst);
  return (
    <>
      <div className={page['part']}>
        <Heading size="xsmall" as="h3">
          {texts.reports(reports.length)}
        </Heading>
      </div>
      <ul className={styles['reports']}>
        {shown.map((person) => (
          <li key={person.id}>
            <PersonChip person={person} />
          </li>
        ))}
      </ul>
      {shown.length < reports.length && (
        <div className={styles['all']}>
          <Button
            spacing="compact"
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {texts.showAllReports(reports.length)}
          </Button>
        </div>
      )}
    </>
  );
}
