import Heading from '@atlaskit/heading/heading';
import { useId, type ReactNode } from 'react';
import styles from './person-page.module.css';

interface PersonSectionProps {
  readonly title: string;
  /** At the right of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function PersonSection({ title, action, children }: PersonSectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['title']}>
        <Heading size="small" as="h2" id={id}>
          {title}
        </Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
