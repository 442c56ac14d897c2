import { mappingsTexts } from '../../texts/mappings.ts';
import styles from './suggestion-button.module.css';

interface SuggestionButtonProps {
  readonly suggestion: string;
  readonly onAccept: () => void;
}

/** *Did you mean …?* Paths are long, so unlike the design system's buttons this one breaks its line. */
export function SuggestionButton({ suggestion, onAccept }: SuggestionButtonProps) {
  return (
    <button type="button" className={styles['suggestion']} onClick={onAccept}>
      {mappingsTexts.table.suggestion(suggestion)}
    </button>
  );
}
