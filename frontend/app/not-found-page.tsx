import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { appTexts } from '../texts/app.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { paths } from '../ui/paths.ts';

export function NotFoundPage() {
  return (
    <>
      <PageTitle text={appTexts.notFound.title} />
      <EmptyState
        header={appTexts.notFound.title}
        headingLevel={1}
        description={appTexts.notFound.body}
        primaryAction={
          <LinkButton appearance="primary" href={paths.people}>
            {appTexts.notFound.action}
          </LinkButton>
        }
      />
    </>
  );
}
