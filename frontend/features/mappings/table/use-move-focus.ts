import { useEffect, useRef, useState } from 'react';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { targetLabel } from '../../../texts/words.ts';
import type { DraftRows } from '../rows/draft-rows.ts';

export function moveButtonId(key: string, direction: 'up' | 'down'): string {
  return `move-${direction}-${key}`;
}

interface MoveFocus {
  /** Says where the row went, and keeps the focus on the button that moved it, or on the other one at the end of the way. */
  readonly after: (key: string, to: number, direction: 'up' | 'down') => void;
  readonly announcement: string;
}

/** A row that was moved takes its buttons along; the browser drops the focus of an element that is put elsewhere. */
export function useMoveFocus(drafts: DraftRows): MoveFocus {
  const wanted = useRef<string>(undefined);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (wanted.current === undefined) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = undefined;
  }, [drafts]);
  return {
    after: (key, to, direction) => {
      const isEnd = direction === 'up' ? to === 0 : to === drafts.length - 1;
      const button = isEnd ? (direction === 'up' ? 'down' : 'up') : direction;
      wanted.current = moveButtonId(key, button);
      const row = drafts.find((draft) => draft.key === key)?.row;
      if (row) setAnnouncement(mappingsTexts.table.moved(targetLabel(row.target), to + 1, drafts.length));
    },
    announcement,
  };
}
