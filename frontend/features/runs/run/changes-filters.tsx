import LinkButton from '@atlaskit/button/link';
import Toggle from '@atlaskit/toggle';
import { listChanges } from '#contract/runs.ts';
import { addressOf } from '../../../api/call.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import type { ChangesFilter } from '../runs-queries.ts';
import styles from './changes.module.css';

const texts = runsTexts.changes;

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
      <div className={styles['search']}>
        <SearchBox
          label={texts.search}
          search={filter.search ?? ''}
          onSearch={(search) => {
            onChange({ search });
          }}
        />
      </div>
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
