import { useQuery } from '@tanstack/react-query';
import type { Connector } from '#contract/connectors.ts';
import { connectorsQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import styles from './edit.module.css';

const texts = connectorsTexts.profile.order;

interface ConnectorOrderProps {
  readonly connector: Connector;
  /** As it stands in the form. */
  readonly priority: number;
}

/** In which order the connectors fill a field that several of them have. */
export function ConnectorOrder({ connector, priority }: ConnectorOrderProps) {
  const { data } = useQuery(connectorsQuery);
  const others = data?.items.filter(({ id }) => id !== connector.id) ?? [];
  if (others.length === 0) return null;
  const ordered = [...others, { ...connector, priority }].sort(inOrder);
  return (
    <section>
      <p>{texts.title}</p>
      <ol className={styles['order']}>
        {ordered.map((each) => (
          <li key={each.id} className={each.id === connector.id ? styles['this'] : undefined}>
            {texts.line(each.name, each.priority)}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** With the same number, the connector that was added first goes first. */
function inOrder(one: Connector, other: Connector): number {
  return (
    one.priority - other.priority ||
    Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
    (one.id < other.id ? -1 : 1)
  );
}
