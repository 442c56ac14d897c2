import LinkButton from '@atlaskit/button/link';
import SectionMessage from '@atlaskit/section-message/section-message';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { startOidcSignIn } from '#contract/session.ts';
import { addressOf } from '../../api/call.ts';
import { signInOptionsQuery } from '../../api/session-queries.ts';
import { sessionTexts } from '../../texts/session.ts';
import { uiTexts } from '../../texts/ui.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { EntryFrame } from './entry-frame.tsx';
import styles from './entry-frame.module.css';
import { PasswordForm } from './password-form.tsx';
import { returnTarget } from './return-target.ts';

const texts = sessionTexts.signIn;

function problemText(code: string): string {
  return Object.entries(texts.problems).find(([known]) => known === code)?.[1] ?? texts.problem;
}

export function SignInPage() {
  const [search] = useSearchParams();
  const { data: options, error, refetch } = useQuery(signInOptionsQuery);
  const target = returnTarget(search, window.location.origin);
  const problem = search.get('problem');
  if (options?.needsSetup) {
    return (
      <EntryFrame title={texts.needsSetup.title}>
        <p>{texts.needsSetup.body}</p>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={texts.title} heading={texts.heading(options?.siteName ?? uiTexts.productName)}>
      {problem !== null && (
        <div role="alert">
          <SectionMessage appearance="warning" title={texts.failed}>
            {problemText(problem)}
          </SectionMessage>
        </div>
      )}
      <ProblemMessage error={error} onRetry={() => void refetch()} />
      {options?.oidc && (
        <>
          <LinkButton
            appearance="primary"
            shouldFitContainer
            href={addressOf(startOidcSignIn, { query: { returnTo: target } })}
          >
            {texts.oidc(options.oidc.label)}
          </LinkButton>
          <div className={styles['or']}>{texts.or}</div>
        </>
      )}
      <PasswordForm target={target} isPrimary={!options?.oidc} />
    </EntryFrame>
  );
}
