import Skeleton from '@atlaskit/skeleton';
import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ChartPerson } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { levelQuery } from './chart-queries.ts';
import { ChartAction } from './chart-action.tsx';
import { ChartRow } from './chart-row.tsx';
import { nobody, openingOf, useChart, type Opening } from './chart-state.ts';
import { ChartIndent } from './chart-indent.tsx';
import styles from './org-chart.module.css';

const texts = peopleTexts.chart;

interface ChartLevelProps {
  /** Whose reports; `nobody`: those at the top. */
  readonly managerId: string;
  /** Of all reports, where it is known. */
  readonly total?: number;
  /** Counts from 1. */
  readonly level: number;
  /** Who stands above, the manager last. */
  readonly above: readonly ChartPerson[];
  /** The rest of the way to whom the chart looks at, if it leads through this level. */
  readonly path: readonly ChartPerson[];
}

/** One level below a person, and what is open below that. */
export function ChartLevel(props: ChartLevelProps) {
  const { managerId, total, level, path } = props;
  const chart = useChart();
  const [next] = path;
  const isWhole = openingOf(managerId, chart) === 'all' || next === undefined;
  const query = useInfiniteQuery({ ...levelQuery(managerId === nobody ? undefined : managerId), enabled: isWhole });
  const listed = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const people = isWhole ? withNext(listed, next) : [next];
  const size = Math.max(query.data?.pages.at(-1)?.total ?? 0, people.length);
  return (
    <>
      {people.map((person, index) => (
        <Branch
          key={person.id}
          {...props}
          person={person}
          isOnly={people.length === 1}
          {...(isWhole && { place: { position: index + 1, size } })}
        />
      ))}
      {isWhole && <LevelEnd level={level} managerId={managerId} query={query} hidden={size - listed.length} />}
      {!isWhole && total !== 1 && (
        <ChartAction
          level={level}
          row={`${managerId}/others`}
          text={total === undefined ? texts.othersAtTop : texts.others(total - 1)}
          onAct={() => {
            chart.setOpening(managerId, 'all');
          }}
        />
      )}
    </>
  );
}

/** Whom the chart looks at may be on a page that is not here yet, or stand in a circle of managers that has no top. */
function withNext(listed: readonly ChartPerson[], next: ChartPerson | undefined): readonly ChartPerson[] {
  return next === undefined || listed.some(({ id }) => id === next.id) ? listed : [next, ...listed];
}

interface LevelEndProps {
  readonly level: number;
  readonly managerId: string;
  readonly query: Pick<
    UseInfiniteQueryResult,
    'error' | 'isPending' | 'hasNextPage' | 'isFetching' | 'isFetchingNextPage' | 'fetchNextPage' | 'refetch'
  >;
  /** How many are not shown yet. */
  readonly hidden: number;
}

function LevelEnd({ level, managerId, query, hidden }: LevelEndProps) {
  if (query.isPending || query.isFetchingNextPage) return query.isFetching && <LoadingRow level={level} />;
  if (query.error !== null) {
    return (
      <ChartAction
        level={level}
        row={`${managerId}/failed`}
        text={texts.failed}
        onAct={() => void (query.hasNextPage ? query.fetchNextPage() : query.refetch())}
      />
    );
  }
  if (!query.hasNextPage) return null;
  return (
    <ChartAction
      level={level}
      row={`${managerId}/more`}
      text={texts.more(hidden)}
      onAct={() => void query.fetchNextPage()}
    />
  );
}

interface BranchProps extends ChartLevelProps {
  readonly person: ChartPerson;
  readonly place?: { readonly position: number; readonly size: number };
  readonly isOnly?: boolean;
}

/** A person, and everyone below them who is shown. */
function Branch({ person, level, above, path, place, isOnly = false }: BranchProps) {
  const chart = useChart();
  const isCircle = above.some(({ id }) => id === person.id);
  // Whoever stands at the top alone is opened: the chart would be one row otherwise.
  const opensItself = level === 1 && isOnly && !chart.openings.has(person.id) && chart.focusId === undefined;
  const opening: Opening = opensItself ? 'all' : openingOf(person.id, chart);
  const isOpenable = person.reports > 0 && !isCircle;
  const rest = path[0]?.id === person.id ? path.slice(1) : [];
  return (
    <>
      <ChartRow
        person={person}
        level={level}
        above={above}
        isOpen={isOpenable ? opening !== 'closed' : undefined}
        isCircle={isCircle}
        isFirst={level === 1 && (place?.position ?? 1) === 1}
        {...(place && { place })}
      />
      {isOpenable && opening !== 'closed' && (
        <ChartLevel
          managerId={person.id}
          total={person.reports}
          level={level + 1}
          above={[...above, person]}
          path={rest}
        />
      )}
    </>
  );
}

function LoadingRow({ level }: { readonly level: number }) {
  return (
    <div className={styles['row']} role="none">
      <ChartIndent level={level} />
      <div className={styles['loading']} role="status" aria-label={uiTexts.loading}>
        <Skeleton width={40} height={40} borderRadius="var(--ds-radius-full)" />
        <Skeleton width={200} height={16} borderRadius="var(--ds-radius-small)" />
      </div>
    </div>
  );
}
