import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ChartPerson } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { pathQuery } from './chart-queries.ts';
import { ChartLevel } from './chart-level.tsx';
import { ChartContext, nobody, openingsAfter, type ChartState, type Opening } from './chart-state.ts';
import styles from './org-chart.module.css';
import { moveInTree } from './move-in-tree.ts';

interface OrgChartProps {
  readonly focusId: string | undefined;
  /** From the top down to whom the chart looks at; empty when that is nobody. */
  readonly path: readonly ChartPerson[];
}

/** The organization from the top: each level is asked for when it is opened. */
export function OrgChart({ focusId, path }: OrgChartProps) {
  const state = useChartState(focusId, path);
  return (
    <ChartContext value={state}>
      <div role="tree" aria-label={peopleTexts.chart.tree} className={styles['tree']} onKeyDown={moveInTree}>
        <ChartLevel managerId={nobody} level={1} above={[]} path={path} />
      </div>
    </ChartContext>
  );
}

function useChartState(focusId: string | undefined, people: readonly ChartPerson[]): ChartState {
  const queryClient = useQueryClient();
  const [, setParams] = useSearchParams();
  const [openings, setOpenings] = useState<ReadonlyMap<string, Opening>>(new Map());
  const [current, setCurrent] = useState<string>();
  return useMemo(() => {
    const path = people.map(({ id }) => id);
    return {
      focusId,
      path,
      openings,
      current,
      setCurrent,
      setOpening: (id, opening) => {
        setOpenings((before) => new Map(before).set(id, opening));
      },
      release: (row) => {
        setCurrent((before) => (before === row ? undefined : before));
      },
      lookAt: (person, above) => {
        queryClient.setQueryData(pathQuery(person.id).queryKey, [...above, person]);
        const ids = above.map(({ id }) => id);
        setOpenings((before) => openingsAfter({ focusId, path, openings: before }, ids));
        setParams({ person: person.id }, { replace: true, preventScrollReset: true });
      },
    };
  }, [focusId, people, openings, current, setParams, queryClient]);
}
