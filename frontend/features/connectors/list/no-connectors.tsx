import Button from '@atlaskit/button/default/button';
import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { refreshConnectors } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { loadSample } from '../connector-mutations.ts';

const texts = connectorsTexts.empty;

/** The two ways to get people. */
export function NoConnectors() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: loadSample,
    onSuccess: async ({ runId }) => {
      await refreshConnectors(queryClient);
      await navigate(paths.run(runId));
    },
  });
  return (
    <>
      <ProblemMessage error={error} title={texts.sampleFailed} />
      <EmptyState
        header={texts.title}
        headingLevel={2}
        description={texts.body}
        primaryAction={
          <LinkButton appearance="primary" href={paths.newConnector}>
            {texts.add}
          </LinkButton>
        }
        secondaryAction={
          <Button
            isLoading={isPending}
            onClick={() => {
              mutate();
            }}
          >
            {texts.sample}
          </Button>
        }
      />
    </>
  );
}
