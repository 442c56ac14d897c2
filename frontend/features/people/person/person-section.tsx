import Heading from '@atlaskit/heading/heading';
import { useId, type ReactNode } from 'react';
import styles from './person-page.module.css';

interface PersonSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function PersonSection({ title, children }: PersonSectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['title']}>
        <Heading size="small" as="h2" id={id}>
          {title}
        </Heading>
      </div>
      {children}
    </section>
  );
}
