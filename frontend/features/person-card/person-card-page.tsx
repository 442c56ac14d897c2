import Skeleton from '@atlaskit/skeleton';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { listPeople } from '#contract/people.ts';
import { call } from '../../api/call.ts';
import { frameContext } from '../../api/frame.ts';
import { personCardTexts as texts } from '../../texts/person-card.ts';
import { uiTexts } from '../../texts/ui.ts';
import { PersonCardContent } from '../../ui/person-card/person-card-content.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './person-card.module.css';

/** The macro “Person card” in a page of Confluence. */
export function PersonCardPage() {
  const email = frameContext('email')?.trim() ?? '';
  return <div className={styles['card']}>{email === '' ? <p>{texts.noEmail}</p> : <CardOf email={email} />}</div>;
}

function CardOf({ email }: { readonly email: string }) {
  const { data, error, refetch } = useQuery(personOfEmailQuery(email));
  if (error !== null) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton width="100%" height={64} aria-label={uiTexts.loading} />;
  return data.personId === undefined ? <p>{texts.nobody(email)}</p> : <PersonCardContent personId={data.personId} />;
}

/** An address that two people have is nobody's. */
function personOfEmailQuery(email: string) {
  return queryOptions({
    queryKey: ['people', 'by-email', email],
    queryFn: async ({ signal }) => {
      const { items } = await call(listPeople, { query: { search: email, pageSize: 20 }, signal });
      const [found, ...others] = items.filter((person) => person.email?.toLowerCase() === email.toLowerCase());
      return { personId: others.length > 0 ? undefined : found?.id };
    },
  });
}
