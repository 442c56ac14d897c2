import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { targetKindOf, targetKindsQuery, targetsQuery } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ExpiringSecrets } from '../../../ui/expiry/expiring-secrets.tsx';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { TargetCard } from './target-card.tsx';
import styles from './targets-page.module.css';

const texts = targetsTexts.list;

/** Every target with how its people stand there. */
export function TargetsPage() {
  const query = useQuery(targetsQuery);
  const { data: kinds } = useQuery(targetKindsQuery);
  const hasSome = query.data !== undefined && query.data.items.length > 0;
  return (
    <>
      <PageHeader title={texts.title} description={texts.intro} actions={hasSome && <AddButton />} />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={2} height={224} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState
            header={targetsTexts.empty.title}
            headingLevel={2}
            description={targetsTexts.empty.body}
            primaryAction={<AddButton />}
          />
        }
      >
        {({ items }) => (
          <>
            <ExpiringSecrets owners={items} addressOf={(id) => paths.target(id, 'connection')} />
            <ul className={styles['cards']}>
              {items.map((target) => (
                <TargetCard key={target.id} target={target} kind={targetKindOf(kinds, target.kind)} />
              ))}
            </ul>
          </>
        )}
      </ListStates>
    </>
  );
}

function AddButton() {
  return (
    <LinkButton appearance="primary" href={paths.newTarget}>
      {texts.add}
    </LinkButton>
  );
}
