import Button from '@atlaskit/button/default/button';
import Link from '@atlaskit/link/link';
import { useMutation } from '@tanstack/react-query';
import { photosTexts } from '../../../texts/photos.ts';
import { CheckFindings } from '../../../ui/check/check-findings.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import styles from '../photos.module.css';
import { checkPhotosNow } from '../photos-queries.ts';
import { FromOutside } from './from-outside.tsx';

const texts = photosTexts.check;

/** Whether Atlassian can fetch photos, as far as Roster itself can tell, and how to try it from elsewhere. */
export function CheckTab() {
  const { mutate, isPending, data, error } = useMutation({ mutationFn: checkPhotosNow });
  const address = data?.address ?? undefined;
  return (
    <>
      <p className={styles['intro']}>{texts.intro}</p>
      <p className={styles['intro']}>
        {texts.baseUrl} <Link href={paths.settings()}>{texts.toSettings}</Link>.
      </p>
      <div className={styles['check']}>
        <Button
          appearance="primary"
          isLoading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {texts.action}
        </Button>
        <ProblemMessage error={error} title={texts.failed} />
        {data !== undefined && <CheckFindings result={data} advice={texts.advice} findSetting={() => undefined} />}
        {address !== undefined && <FromOutside address={address} commands={data?.commands ?? []} />}
      </div>
    </>
  );
}
