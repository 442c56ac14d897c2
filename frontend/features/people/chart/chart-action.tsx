import type { SyntheticEvent } from 'react';
import { ChartIndent } from './chart-indent.tsx';
import { useChart } from './chart-state.ts';
import styles from './org-chart.module.css';
import { useTabStop } from './use-tab-stop.ts';

interface ChartActionProps {
  readonly level: number;
  /** Names the row within the chart. */
  readonly row: string;
  readonly text: string;
  readonly onAct: () => void;
}

/** A row that shows more rows. It is gone then, so the focus goes to the row before it. */
export function ChartAction({ level, row, text, onAct }: ChartActionProps) {
  const { setCurrent } = useChart();
  const isTabStop = useTabStop(row, false);
  const act = ({ currentTarget }: SyntheticEvent<HTMLElement>) => {
    const before = currentTarget.previousElementSibling;
    if (before instanceof HTMLElement) before.focus();
    onAct();
  };
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-label={text}
      aria-selected="false"
      tabIndex={isTabStop ? 0 : -1}
      className={styles['row']}
      onFocus={() => {
        setCurrent(row);
      }}
      onClick={act}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        act(event);
      }}
    >
      <ChartIndent level={level} />
      <span className={styles['action']}>{text}</span>
    </div>
  );
}
