import LinkButton from '@atlaskit/button/link';
import Spinner from '@atlaskit/spinner/spinner';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { sessionTexts } from '../../texts/session.ts';
import { paths } from '../../ui/paths.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { signInWithLink } from './session-mutations.ts';
import { useEnter } from './use-enter.ts';

const texts = sessionTexts.link;

/** `/sign-in/link#token`: the token stays behind the `#`, so that it reaches no log and no referrer. */
export function SignInLinkPage() {
  const token = useLocation().hash.slice(1);
  const enter = useEnter();
  const { mutate, error } = useMutation({
    mutationFn: signInWithLink,
    onSuccess: (session) => {
      enter(session, paths.home);
    },
  });
  const sent = useRef(false);
  useEffect(() => {
    // Used up by the first call: an effect that runs twice would make its own link fail.
    if (token === '' || sent.current) return;
    sent.current = true;
    mutate(token);
  }, [mutate, token]);
  const isWaiting = token !== '' && error === null;
  return (
    <EntryFrame title={isWaiting ? texts.title : texts.failed}>
      {isWaiting && <Spinner size="large" label={texts.title} />}
      {token === '' && <p>{texts.missing}</p>}
      <ProblemMessage error={error} title={texts.failed} />
      {!isWaiting && <LinkButton href={paths.signIn()}>{texts.toSignIn}</LinkButton>}
    </EntryFrame>
  );
}
