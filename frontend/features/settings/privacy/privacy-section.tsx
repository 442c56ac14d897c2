import Heading from '@atlaskit/heading/heading';
import { useId, type ReactNode } from 'react';
import styles from '../settings.module.css';
import own from './privacy.module.css';

interface PrivacySectionProps {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

export function PrivacySection({ title, intro, children }: PrivacySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading size="small" as="h2" id={id}>
        {title}
      </Heading>
      <p className={`${styles['intro'] ?? ''} ${own['intro'] ?? ''}`}>{intro}</p>
      {children}
    </section>
  );
}
