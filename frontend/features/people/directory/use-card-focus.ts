import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

interface CardGrid {
  readonly columns: number;
  readonly total: number;
  readonly scrollToRow: (row: number) => void;
}

/** The card to go to from `index` with a key; `undefined`: the key is not ours. */
export function nextCard(
  key: string,
  index: number,
  { columns, total }: Pick<CardGrid, 'columns' | 'total'>,
): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    Home: 0,
    End: total - 1,
  };
  const target = targets[key];
  return target === undefined || target < 0 || target >= total ? undefined : target;
}

/** Arrow keys, Home and End move between cards, also to one that is not in the document yet. */
export function useCardFocus(list: RefObject<HTMLElement | null>, grid: CardGrid): (event: KeyboardEvent) => void {
  const wanted = useRef<number>(undefined);
  const focusWanted = () => {
    if (wanted.current === undefined) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a:not([tabindex])`);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  };
  useEffect(focusWanted);
  return (event) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const index = Number(card?.dataset['index']);
    const next = Number.isNaN(index) ? undefined : nextCard(event.key, index, grid);
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    grid.scrollToRow(Math.floor(next / grid.columns));
    focusWanted();
  };
}
