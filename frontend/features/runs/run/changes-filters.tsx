import LinkButton from '@atlaskit/button/link/button';
import Textfield from '@atlaskit/textfield/text-field';
import Toggle from '@atlaskit/toggle';
import { useEffect, useState } from 'react';
import { listChanges } from '#contract/runs.ts';
import { addressOf } from '../../../api/call.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { choicesOf, FilterSelect } from '../filter-select.tsx';
import type { ChangesFilter } from '../runs-queries.ts';
import styles from './changes.module.css';

const texts = runsTexts.changes;
const typingPauseMs = 250;

interface ChangesFiltersProps {
  readonly runId: string;
  readonly filter: ChangesFilter;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

/** Search, filters, and the same changes as a download. */
export function ChangesFilters({ runId, filter, onChange }: ChangesFiltersProps) {
  const download = (format: 'csv' | 'json') =>
    addressOf(listChanges, { params: { id: runId }, query: { ...filter, format } });
  return (
    <div className={styles['filters']} role="search">
      <ChangesSearch search={filter.search ?? ''} onChange={onChange} />
      <div className={styles['select']}>
        <FilterSelect
          label={texts.outcome}
          anyLabel={texts.anyOutcome}
          choices={choicesOf(runsTexts.outcomeLabels)}
          value={filter.outcome}
          onChange={(outcome) => {
            onChange({ outcome });
          }}
        />
      </div>
      <label className={styles['toggle']}>
        <Toggle
          isChecked={filter.failed !== undefined}
          onChange={() => {
            onChange({ failed: filter.failed === undefined ? 'true' : '' });
          }}
        />
        {texts.failedOnly}
      </label>
      <div className={styles['downloads']}>
        <LinkButton appearance="subtle" spacing="compact" href={download('csv')}>
          {texts.csv}
        </LinkButton>
        <LinkButton appearance="subtle" spacing="compact" href={download('json')}>
          {texts.json}
        </LinkButton>
      </div>
    </div>
  );
}

interface ChangesSearchProps {
  readonly search: string;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

function ChangesSearch({ search, onChange }: ChangesSearchProps) {
  const [text, setText] = useState(search);
  useEffect(() => {
    const typed = text.trim();
    if (typed === search) return undefined;
    const timer = setTimeout(() => {
      onChange({ search: typed });
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [text, search, onChange]);
  return (
    <div className={styles['search']}>
      <Textfield
        type="search"
        isCompact
        aria-label={texts.search}
        placeholder={texts.search}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    </div>
  );
}
