import Heading from '@atlaskit/heading/heading';
import type { ReactNode } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { Logo } from '../../ui/logo.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import styles from './entry-frame.module.css';

interface EntryFrameProps {
  readonly title: string;
  readonly heading?: string;
  readonly children: ReactNode;
}

/** The card in the middle of an otherwise empty page, before anyone is signed in. */
export function EntryFrame({ title, heading = title, children }: EntryFrameProps) {
  return (
    <main className={styles['page']}>
      <PageTitle text={title} />
      <div className={styles['brand']}>
        <Logo size={36} />
        <span>{uiTexts.productName}</span>
      </div>
      <div className={styles['card']}>
        <Heading size="medium" as="h1">
          {heading}
        </Heading>
        {children}
      </div>
    </main>
  );
}
