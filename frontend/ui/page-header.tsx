import Heading from '@atlaskit/heading/heading';
import type { ReactNode } from 'react';
import styles from './page-header.module.css';
import { PageTitle } from './page-title.tsx';

interface PageHeaderProps {
  readonly title: string;
  /** A sentence, or lozenges and counts, below the title. */
  readonly description?: ReactNode;
  /** Where this page lies: `@atlaskit/breadcrumbs`. */
  readonly breadcrumbs?: ReactNode;
  /** Buttons at the right; below the title when there is no room. */
  readonly actions?: ReactNode;
}

export function PageHeader({ title, description, breadcrumbs, actions }: PageHeaderProps) {
  return (
    <header className={styles['header']}>
      <PageTitle text={title} />
      {breadcrumbs}
      <div className={styles['row']}>
        <div className={styles['words']}>
          <Heading size="large" as="h1">
            {title}
          </Heading>
          {description !== undefined && <div className={styles['description']}>{description}</div>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </header>
  );
}
