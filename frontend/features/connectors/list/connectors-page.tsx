import LinkButton from '@atlaskit/button/link';
import { useQuery } from '@tanstack/react-query';
import { connectorsQuery, kindOf, sourceKindsQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { ExpiringSecrets } from '../../../ui/expiry/expiring-secrets.tsx';
import { ConnectorCard } from './connector-card.tsx';
import styles from './connectors-page.module.css';
import { NoConnectors } from './no-connectors.tsx';

const texts = connectorsTexts.list;

/** Every connector with what it did last and does next. */
export function ConnectorsPage() {
  const query = useQuery(connectorsQuery);
  const { data: kinds } = useQuery(sourceKindsQuery);
  const hasSome = query.data !== undefined && query.data.items.length > 0;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.intro}
        actions={
          hasSome && (
            <LinkButton appearance="primary" href={paths.newConnector}>
              {texts.add}
            </LinkButton>
          )
        }
      />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={2} height={224} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<NoConnectors />}
      >
        {({ items }) => (
          <>
            <ExpiringSecrets owners={items} addressOf={(id) => paths.connector(id, 'connection')} />
            <ul className={styles['cards']}>
              {items.map((connector) => (
                <ConnectorCard key={connector.id} connector={connector} kind={kindOf(kinds, connector.kind)} />
              ))}
            </ul>
          </>
        )}
      </ListStates>
    </>
  );
}
