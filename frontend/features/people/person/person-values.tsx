import type { ReactNode } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import styles from './person-page.module.css';

const texts = peopleTexts.person;

export interface PersonValue {
  /** Value key, e.g. `field:phone` or `property:Cost centre`. */
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface PersonValuesProps {
  readonly person: Person;
  readonly values: readonly PersonValue[];
}

/** Labels and values; for admins, with the connector that each comes from. */
export function PersonValues({ person, values }: PersonValuesProps) {
  return (
    <dl className={styles['values']}>
      {values.map(({ key, label, content }) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            {content}
            <Origin person={person} valueKey={key} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Origin({ person, valueKey }: { readonly person: Person; readonly valueKey: string }) {
  const connectorId = person.origins[valueKey];
  if (connectorId === undefined) return null;
  const connector = person.connectors.find(({ id }) => id === connectorId);
  return <span className={styles['origin']}>{texts.from(connector?.name ?? texts.removedConnector)}</span>;
}
