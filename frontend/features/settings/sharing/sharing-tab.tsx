import { useQuery } from '@tanstack/react-query';
import type { AtlassianProduct, Sharing } from '#contract/sharing.ts';
import { sharingTexts } from '../../../texts/sharing.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../settings.module.css';
import { JoinForm } from './join-form.tsx';
import { ShareCode } from './share-code.tsx';
import { SharingProducts } from './sharing-products.tsx';
import { otherProduct, sharingQuery } from './sharing-queries.ts';

/** Which products of the Atlassian site have these people, and how another gets to them. */
export function SharingTab() {
  const { data, error, refetch } = useQuery(sharingQuery);
  if (data !== undefined) return <SharingState sharing={data} />;
  if (error === null) return <SkeletonRows rows={3} height={56} />;
  return <ProblemMessage error={error} onRetry={() => void refetch()} />;
}

function SharingState({ sharing }: { readonly sharing: Sharing }) {
  const { here, products } = sharing;
  if (here === null) return <p className={styles['intro']}>{sharingTexts.byForge}</p>;
  return (
    <>
      <p className={styles['intro']}>{introOf(products.map(({ product }) => product))}</p>
      <SharingProducts sharing={sharing} here={here} />
      {products.length === 1 && (
        <>
          <ShareCode other={otherProduct(here)} />
          <JoinForm here={here} isEmpty={sharing.isEmpty} />
        </>
      )}
    </>
  );
}

function introOf(products: readonly AtlassianProduct[]): string {
  const names = products.map((product) => sharingTexts.products[product]).join(' and ');
  return products.length > 1 ? sharingTexts.introOfMany(names) : sharingTexts.intro(names);
}
