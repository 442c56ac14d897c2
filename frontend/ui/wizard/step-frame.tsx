import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading/heading';
import type { ReactNode, SyntheticEvent } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { useFirstError } from '../forms/use-first-error.ts';
import styles from './wizard.module.css';

const texts = uiTexts.wizard;

interface StepFrameProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  readonly nextLabel?: string;
  /** Going on is possible, but not what is advised. */
  readonly isNextDoubtful?: boolean;
  readonly isBusy?: boolean;
  /** What helps with the fields: beside them where there is room, else above. */
  readonly aside?: ReactNode;
  /** What the last try to go on was refused with. */
  readonly error?: unknown;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** One step: heading, what it is about, its fields, and *Back* and *Next*. */
export function StepFrame(props: StepFrameProps) {
  const {
    title,
    intro,
    children,
    nextLabel = texts.next,
    isNextDoubtful = false,
    isBusy = false,
    aside,
    error,
    onBack,
    onNext,
  } = props;
  const form = useFirstError<HTMLFormElement>(error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <form ref={form} className={aside === undefined ? styles['step'] : undefined} onSubmit={submit} noValidate>
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      {intro !== undefined && <p className={styles['intro']}>{intro}</p>}
      <div className={aside === undefined ? undefined : styles['columns']}>
        {aside !== undefined && <aside className={styles['aside']}>{aside}</aside>}
        <div>
          <div className={styles['body']}>{children}</div>
          <div className={styles['footer']}>
            <Button onClick={onBack}>{texts.back}</Button>
            <Button type="submit" appearance={isNextDoubtful ? 'default' : 'primary'} isLoading={isBusy}>
              {nextLabel}
            </Button>
          </div>
        </div>
      </div>
    </form>
  );
}
