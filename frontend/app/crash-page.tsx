import Button from '@atlaskit/button/default/button';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { appTexts } from '../texts/app.ts';
import { PageTitle } from '../ui/page-title.tsx';
import styles from './pages.module.css';

/** Stands in for a page that threw, or whose code could not be loaded (the server was updated meanwhile). */
export function CrashPage() {
  return (
    <main className={styles['alone']}>
      <PageTitle text={appTexts.crash.title} />
      <EmptyState
        header={appTexts.crash.title}
        headingLevel={1}
        description={appTexts.crash.body}
        primaryAction={
          <Button
            appearance="primary"
            onClick={() => {
              window.location.reload();
            }}
          >
            {appTexts.crash.reload}
          </Button>
        }
      />
    </main>
  );
}
