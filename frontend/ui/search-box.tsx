import SearchIcon from '@atlaskit/icon/core/search';
import TextField from '@atlaskit/textfield/text-field';
import { useEffect, useState } from 'react';
import styles from './search-box.module.css';

const typingPauseMs = 200;

interface SearchBoxProps {
  readonly label: string;
  /** What the address says. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Searches as you type, after a short pause. Follows the address when something else changes it. */
export function SearchBox({ label, search, onSearch }: SearchBoxProps) {
  const [{ text, sent, seen }, setState] = useState({ text: search, sent: search, seen: search });
  if (seen !== search) setState({ text: search === sent ? text : search, sent: search, seen: search });
  useEffect(() => {
    if (text.trim() === sent) return undefined;
    const timer = setTimeout(() => {
      setState((state) => ({ ...state, sent: text.trim() }));
      onSearch(text.trim());
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text, sent, onSearch]);
  return (
    <TextField
      type="search"
      isCompact
      aria-label={label}
      placeholder={label}
      elemBeforeInput={
        <span className={styles['icon']}>
          <SearchIcon label="" />
        </span>
      }
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setState((state) => ({ ...state, text: typed }));
      }}
    />
  );
}
