import Tooltip from '@atlaskit/tooltip/Tooltip';
import { uiTexts } from '../texts/ui.ts';
import { formatDateTime, formatRelative } from './format.ts';
import styles from './time.module.css';
import { useNow } from './use-now.ts';

/** `3 hours ago`, with the exact time in the tooltip. */
export function RelativeTime({ value }: { readonly value: string | null | undefined }) {
  const now = useNow();
  if (value === null || value === undefined) return <>{uiTexts.notYet}</>;
  const exact = formatDateTime(value);
  return (
    <Tooltip content={exact} tag="span">
      <time dateTime={value} className={styles['relative']}>
        {formatRelative(value, now)}
      </time>
    </Tooltip>
  );
}

/** `Nov 22, 2026, 1:06 AM`, with how long ago in the tooltip. */
export function AbsoluteTime({ value }: { readonly value: string | null | undefined }) {
  const now = useNow();
  if (value === null || value === undefined) return <>{uiTexts.notYet}</>;
  return (
    <Tooltip content={formatRelative(value, now)} tag="span">
      <time dateTime={value} className={styles['absolute']}>
        {formatDateTime(value)}
      </time>
    </Tooltip>
  );
}
