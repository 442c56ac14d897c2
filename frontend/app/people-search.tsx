import SearchIcon from '@atlaskit/icon/core/search';
import TextField from '@atlaskit/textfield/text-field';
import { useState, type SyntheticEvent } from 'react';
import { useNavigate } from 'react-router';
import { appTexts } from '../texts/app.ts';
import { paths } from '../ui/paths.ts';
import styles from './top-bar.module.css';

/** Leads to the directory, searched. */
export function PeopleSearch() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const search = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate({ pathname: paths.people, search: new URLSearchParams({ search: text.trim() }).toString() });
  };
  return (
    <form role="search" className={styles['search']} onSubmit={search}>
      <TextField
        type="search"
        isCompact
        aria-label={appTexts.search.label}
        placeholder={appTexts.search.placeholder}
        elemBeforeInput={
          <span className={styles['searchIcon']}>
            <SearchIcon label="" />
          </span>
        }
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    </form>
  );
}
