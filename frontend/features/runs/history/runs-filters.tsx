import { useQuery } from '@tanstack/react-query';
import { runsTexts } from '../../../texts/runs.ts';
import { runStatusLabels } from '../../../texts/words.ts';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { runConnectorsQuery, type RunsFilter } from '../runs-queries.ts';
import styles from './runs-page.module.css';

const texts = runsTexts.history;

interface RunsFiltersProps {
  readonly filter: RunsFilter;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

export function RunsFilters({ filter, onChange }: RunsFiltersProps) {
  const { data } = useQuery(runConnectorsQuery);
  const connectors = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles['filters']} role="search">
      <FilterSelect
        label={texts.filters.connector}
        anyLabel={texts.filters.anyConnector}
        choices={connectors}
        value={filter.connectorId}
        onChange={(connectorId) => {
          onChange({ connectorId });
        }}
      />
      <FilterSelect
        label={texts.filters.type}
        anyLabel={texts.filters.anyType}
        choices={choicesOf(runsTexts.typeLabels)}
        value={filter.type}
        onChange={(type) => {
          onChange({ type });
        }}
      />
      <FilterSelect
        label={texts.statusFilter.label}
        anyLabel={texts.statusFilter.any}
        choices={choicesOf(runStatusLabels)}
        value={filter.status}
        onChange={(status) => {
          onChange({ status });
        }}
      />
    </div>
  );
}
