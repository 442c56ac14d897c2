import { CopyIconButton } from './copy-icon-button.tsx';
import styles from './copyable-text.module.css';

interface CopyableTextProps {
  readonly text: string;
  /** Stands for a text of which the beginning is told elsewhere. */
  readonly shown?: string;
}

/** A value to paste elsewhere, to the letter, with a button that copies it. */
export function CopyableText({ text, shown = text }: CopyableTextProps) {
  return (
    <span className={styles['copyable']}>
      <code>{shown}</code>
      <CopyIconButton text={text} />
    </span>
  );
}
