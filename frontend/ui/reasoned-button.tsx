import Button from '@atlaskit/button/default/button';
import Tooltip from '@atlaskit/tooltip/Tooltip';
import type { ComponentProps } from 'react';
import { useId } from 'react';
import styles from './reasoned-button.module.css';

type ReasonedButtonProps = Omit<ComponentProps<typeof Button>, 'isDisabled' | 'aria-describedby'> & {
  /** Why it cannot be pressed; `undefined` when it can. */
  readonly whyNot: string | undefined;
};

/** A button that says why it cannot be pressed: in a tooltip, and to screen readers. */
export function ReasonedButton({ whyNot, ...button }: ReasonedButtonProps) {
  const id = useId();
  if (whyNot === undefined) return <Button {...button} />;
  return (
    <Tooltip content={whyNot} tag="span">
      <span className={styles['wrap']}>
        <Button {...button} isDisabled aria-describedby={id} />
        <span id={id} hidden>
          {whyNot}
        </span>
      </span>
    </Tooltip>
  );
}
