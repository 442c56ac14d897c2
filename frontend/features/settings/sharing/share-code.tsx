import Button from '@atlaskit/button/default/button';
import SectionMessage from '@atlaskit/section-message/section-message';
import { useMutation } from '@tanstack/react-query';
import type { AtlassianProduct } from '#contract/sharing.ts';
import { sharingTexts } from '../../../texts/sharing.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import { makeCode } from './sharing-queries.ts';
import styles from './sharing.module.css';

const texts = sharingTexts.share;

/** Makes the code that lets the other product of the Atlassian site have these people. */
export function ShareCode({ other }: { readonly other: AtlassianProduct }) {
  const name = sharingTexts.products[other];
  const { mutate, data, error, isPending } = useMutation({ mutationFn: makeCode });
  return (
    <section className={styles['section']}>
      <h2>{texts.title(name)}</h2>
      <p>{texts.body(name)}</p>
      <SectionMessage appearance="warning">{texts.rights(name)}</SectionMessage>
      {error !== null && <ProblemMessage error={error} title={texts.notMade} />}
      {data !== undefined && (
        <div className={styles['made']}>
          <output className={styles['code']} aria-label={texts.code}>
            {data.code}
          </output>
          <CopyButton text={data.code} />
          <p className={styles['help']}>
            {texts.until} <AbsoluteTime value={data.expiresAt} />. {texts.shownOnce}
          </p>
        </div>
      )}
      <div>
        <Button
          isLoading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {data === undefined ? texts.make : texts.makeAnother}
        </Button>
      </div>
    </section>
  );
}
