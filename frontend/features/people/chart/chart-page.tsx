import Breadcrumbs from '@atlaskit/breadcrumbs/breadcrumbs';
import { BreadcrumbsItem } from '@atlaskit/breadcrumbs/breadcrumbs-item';
import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { ChartPerson } from '#contract/people.ts';
import { Problem } from '../../../api/problem.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { levelQuery, pathQuery } from './chart-queries.ts';
import { OrgChart } from './org-chart.tsx';

const texts = peopleTexts.chart;

/** Who reports to whom; the person whom one looks at is in the address. */
export function ChartPage() {
  const [params] = useSearchParams();
  const focusId = params.get('person') ?? undefined;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.hint}
        breadcrumbs={
          <Breadcrumbs>
            <BreadcrumbsItem href={paths.people} text={peopleTexts.directory.title} />
          </Breadcrumbs>
        }
        actions={focusId !== undefined && <LinkButton href={paths.orgChart()}>{texts.wholeOrganization}</LinkButton>}
      />
      <Chart focusId={focusId} />
    </>
  );
}

function Chart({ focusId }: { readonly focusId: string | undefined }) {
  const isWhole = focusId === undefined;
  const path = useQuery({ ...pathQuery(focusId ?? ''), enabled: !isWhole });
  const top = useInfiniteQuery({ ...levelQuery(undefined), enabled: isWhole });
  const { data, error, refetch } = isWhole ? top : path;
  if (data === undefined) {
    if (error === null) return <SkeletonRows rows={5} height={56} />;
    return isMissing(error) ? <Missing /> : <ProblemMessage error={error} onRetry={() => void refetch()} />;
  }
  if (isWhole && top.data?.pages[0]?.total === 0) {
    return <EmptyState header={texts.empty.title} headingLevel={2} description={texts.empty.body} />;
  }
  return <OrgChart focusId={focusId} path={isWhole ? noPath : (path.data ?? noPath)} />;
}

const noPath: readonly ChartPerson[] = [];

/** An address that is not even an id is as missing as one that nobody has. */
function isMissing(error: Error): boolean {
  return error instanceof Problem && (error.code === 'not-found' || error.code === 'invalid-input');
}

function Missing() {
  return (
    <EmptyState
      header={texts.missing.title}
      headingLevel={2}
      description={texts.missing.body}
      primaryAction={<LinkButton href={paths.orgChart()}>{texts.wholeOrganization}</LinkButton>}
    />
  );
}
