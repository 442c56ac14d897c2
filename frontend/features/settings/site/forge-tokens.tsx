import SectionMessage from '@atlaskit/section-message/section-message';
import { useQuery } from '@tanstack/react-query';
import { isFramed } from '../../../api/frame.ts';
import { forgeTexts } from '../../../texts/forge.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import { productsQuery } from '../issues/issue-queries.ts';
import styles from '../settings.module.css';

const texts = forgeTexts.noToken;

/** Says so where Forge has brought no token by which Roster could ask the products of its own accord. */
export function ForgeTokens() {
  const { data } = useQuery({ ...productsQuery, enabled: isFramed() });
  const without = (data?.forge ?? []).filter(({ isFresh }) => !isFresh);
  if (without.length === 0) return null;
  const ends = without.flatMap(({ tokenUntil }) => (tokenUntil === null ? [] : [tokenUntil]));
  const lastEnd = ends.sort().at(-1);
  return (
    <div className={styles['problem']}>
      <SectionMessage appearance="warning" title={texts.title}>
        <p>{texts.body(without.map(({ product }) => product))}</p>
        {lastEnd !== undefined && (
          <p>
            {texts.since} <RelativeTime value={lastEnd} />.
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
