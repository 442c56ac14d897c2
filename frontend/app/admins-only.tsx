import EmptyState from '@atlaskit/empty-state/empty-state';
import { Outlet } from 'react-router';
import { appTexts } from '../texts/app.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useIsAdmin } from '../ui/use-session.ts';

export function AdminsOnly() {
  if (useIsAdmin()) return <Outlet />;
  return (
    <>
      <PageTitle text={appTexts.adminsOnly.title} />
      <EmptyState header={appTexts.adminsOnly.title} description={appTexts.adminsOnly.body} headingLevel={1} />
    </>
  );
}
