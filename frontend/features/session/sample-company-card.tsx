import Button from '@atlaskit/button/default/button';
import Heading from '@atlaskit/heading/heading';
import { useMutation } from '@tanstack/react-query';
import { sessionTexts } from '../../texts/session.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { loadSample } from './session-mutations.ts';
import styles from './welcome-page.module.css';

const texts = sessionTexts.welcome.sample;

export function SampleCompanyCard({ onStarted }: { readonly onStarted: (runId: string) => void }) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: loadSample,
    onSuccess: ({ runId }) => {
      onStarted(runId);
    },
  });
  return (
    <section className={styles['way']}>
      <Heading size="small" as="h2">
        {texts.title}
      </Heading>
      <p>{texts.body}</p>
      <ProblemMessage error={error} title={texts.failed} />
      <Button
        isLoading={isPending}
        onClick={() => {
          mutate();
        }}
      >
        {texts.action}
      </Button>
    </section>
  );
}
