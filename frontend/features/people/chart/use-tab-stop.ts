import { useEffect } from 'react';
import { useChart } from './chart-state.ts';

/** Whether the Tab key stops at this row: one of the chart always has it, also when the last one that had it is gone. */
export function useTabStop(row: string, isFirst: boolean): boolean {
  const { current, release } = useChart();
  useEffect(
    () => () => {
      release(row);
    },
    // `release` changes with the state; only the row's own end counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [row],
  );
  return current === undefined ? isFirst : current === row;
}
