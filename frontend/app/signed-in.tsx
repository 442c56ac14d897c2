import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { isFramed } from '../api/frame.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { appTexts } from '../texts/app.ts';
import { paths } from '../ui/paths.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { SessionContext } from '../ui/use-session.ts';
import { PageLoading } from './page-loading.tsx';
import styles from './pages.module.css';

/** Shows its pages to whoever is signed in, and sends everyone else to the sign-in page and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQuery);
  const location = useLocation();
  if (data) return <SessionContext value={data}>{children}</SessionContext>;
  if (data === null && isFramed()) return <FrameEnded />;
  if (data === null) {
    const here = location.pathname + location.search;
    return <Navigate to={paths.signIn(here === paths.home ? undefined : here)} replace />;
  }
  if (error === null) return <PageLoading />;
  return (
    <main className={styles['alone']}>
      <ProblemMessage error={error} onRetry={() => void refetch()} />
    </main>
  );
}

/** In a frame there is nowhere to sign in: Atlassian's own page has to be opened again. */
function FrameEnded() {
  return <EmptyState header={appTexts.frameEnded.title} description={appTexts.frameEnded.body} headingLevel={1} />;
}
