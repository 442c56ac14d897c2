import type { Connector } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import styles from './edit.module.css';
import { fillOrder, useConnectorsWith } from './fill-order.ts';

const texts = connectorsTexts.profile.order;

/** In which order the connectors fill a field that several of them have. */
export function ConnectorOrder({ draft }: { readonly draft: Connector }) {
  const connectors = useConnectorsWith(draft);
  if (connectors.length === 1) return null;
  return (
    <section>
      <p>{texts.title}</p>
      <ol className={styles['order']}>
        {fillOrder(connectors).map((each) => (
          <li key={each.id} className={each.id === draft.id ? styles['this'] : undefined}>
            {texts.line(each.name, each.priority)}
          </li>
        ))}
      </ol>
    </section>
  );
}
