import { uiTexts } from '../../../texts/ui.ts';
import styles from './people-grid.module.css';
import { PersonCardSkeleton } from './person-card.tsx';

const cards = 12;

/** The first screen of cards, without people. */
export function PeopleSkeleton() {
  return (
    <div className={styles['skeleton']} role="status" aria-label={uiTexts.loading}>
      {Array.from({ length: cards }, (_, index) => (
        <PersonCardSkeleton key={index} />
      ))}
    </div>
  );
}
