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
            <OtherWords person={person} valueKey={key} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface OriginProps {
  readonly person: Person;
  readonly valueKey: string;
}

export function Origin({ person, valueKey }: OriginProps) {
  const connectorId = person.origins[valueKey];
  if (connectorId === undefined) return null;
  const connector = person.connectors.find(({ id }) => id === connectorId);
  return <span className={styles['origin']}>{texts.from(connector?.name ?? texts.removedConnector)}</span>;
}

/** What connectors further down say of the same value, where it is something else. */
export function OtherWords({ person: { origins, connectors }, valueKey }: OriginProps) {
  const shown = connectors.find(({ id }) => id === origins[valueKey])?.values[valueKey];
  const others = connectors.filter(({ id, values }) => {
    const said = values[valueKey];
    return id !== origins[valueKey] && said !== undefined && said !== shown;
  });
  if (others.length === 0) return null;
  return (
    <ul className={styles['others']}>
      {others.map(({ id, sourceId, name, values }) => (
        <li key={`${id} ${sourceId}`}>{texts.says(name, values[valueKey] ?? '')}</li>
      ))}
    </ul>
  );
}
