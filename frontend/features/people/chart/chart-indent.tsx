import styles from './org-chart.module.css';

/** A line for each level that a row stands below. */
export function ChartIndent({ level }: { readonly level: number }) {
  return Array.from({ length: level - 1 }, (_, index) => (
    <span key={index} className={styles['indent']} aria-hidden="true" />
  ));
}
