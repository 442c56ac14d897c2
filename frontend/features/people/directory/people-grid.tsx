import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { peopleTexts } from '../../../texts/people.ts';
import type { PeopleFilter } from './people-filter.ts';
import styles from './people-grid.module.css';
import { PersonCard, PersonCardSkeleton } from './person-card.tsx';
import { useCardFocus } from './use-card-focus.ts';
import { gapPixels, useGridGeometry } from './use-grid-geometry.ts';
import { usePeopleBetween } from './use-people-between.ts';

const cardPixels = 116;
const stickyBarPixels = 72;

interface PeopleGridProps {
  readonly filter: PeopleFilter;
  readonly total: number;
}

/** Any number of people: only the rows in sight exist, and only their pages are asked for. */
export function PeopleGrid({ filter, total }: PeopleGridProps) {
  const list = useRef<HTMLDivElement>(null);
  const { columns, top } = useGridGeometry(list);
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(total / columns),
    estimateSize: () => cardPixels + gapPixels,
    overscan: 3,
    scrollMargin: top,
    scrollPaddingStart: stickyBarPixels,
  });
  const rows = virtualizer.getVirtualItems();
  const personAt = usePeopleBetween(filter, (rows[0]?.index ?? 0) * columns, ((rows.at(-1)?.index ?? 0) + 1) * columns);
  const onKeyDown = useCardFocus(list, {
    columns,
    total,
    scrollToRow: (row) => {
      virtualizer.scrollToIndex(row);
    },
  });
  return (
    <div
      ref={list}
      role="list"
      aria-label={peopleTexts.directory.list}
      className={styles['list']}
      style={{ blockSize: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <div
          key={row.key}
          role="presentation"
          className={styles['row']}
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            transform: `translateY(${row.start - top}px)`,
          }}
        >
          {Array.from({ length: Math.min(columns, total - row.index * columns) }, (_, column) => {
            const index = row.index * columns + column;
            const person = personAt(index);
            return (
              <div key={index} role="listitem" aria-posinset={index + 1} aria-setsize={total} data-index={index}>
                {person ? <PersonCard person={person} /> : <PersonCardSkeleton />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
