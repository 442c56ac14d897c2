import Link from '@atlaskit/link/link';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Person } from '#contract/people.ts';
import type { TargetKind, TargetPerson, TargetView } from '#contract/targets.ts';
import {
  refreshTargets,
  targetKindOf,
  targetKindsQuery,
  targetPersonQuery,
  targetsQuery,
} from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { TargetPersonLozenge } from '../../../ui/push-status.tsx';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { fieldLabel } from '../../../ui/target-field-label.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import { useStartPush } from '../../../ui/use-start-push.ts';
import { PersonSection } from './person-section.tsx';
import styles from './person-targets.module.css';

const texts = targetsTexts.ofPerson;

/** How this person stands at each target, and a push of them alone. Not there while no target is set up. */
export function PersonTargets({ person }: { readonly person: Person }) {
  const { data, error } = useQuery(targetsQuery);
  const targets = data?.items ?? [];
  const standings = useQueries({ queries: targets.map(({ id }) => targetPersonQuery(id, person.id)) });
  useRefreshAfterPushes(targets);
  if (error === null && targets.length === 0) return null;
  return (
    <PersonSection title={texts.title}>
      <ProblemMessage error={error} />
      <ul className={styles['targets']}>
        {targets.map((target, index) => (
          <li key={target.id}>
            <Standing target={target} person={person} standing={standings[index]?.data?.items[0]} />
          </li>
        ))}
      </ul>
    </PersonSection>
  );
}

/** When a push has ended, people stand otherwise. */
function useRefreshAfterPushes(targets: readonly TargetView[]): void {
  const queryClient = useQueryClient();
  const active = targets.flatMap(({ activePush }) => activePush?.id ?? []).join();
  useEffect(() => {
    if (active !== '') return () => void refreshTargets(queryClient);
    return undefined;
  }, [active, queryClient]);
}

interface StandingProps {
  readonly target: TargetView;
  readonly person: Person;
  readonly standing: TargetPerson | undefined;
}

function Standing({ target, person, standing }: StandingProps) {
  const { data: kinds } = useQuery(targetKindsQuery);
  return (
    <>
      <div className={styles['target']}>
        <Link href={paths.target(target.id)}>{target.name}</Link>
        {standing && <TargetPersonLozenge status={standing.status} />}
        <span className={styles['push']}>
          <PushPerson target={target} person={person} />
        </span>
      </div>
      {standing === undefined ? (
        <div className={styles['quiet']}>{texts.none}</div>
      ) : (
        <StandingWords standing={standing} kind={targetKindOf(kinds, target.kind)} />
      )}
    </>
  );
}

interface StandingWordsProps {
  readonly standing: TargetPerson;
  readonly kind: TargetKind | undefined;
}

function StandingWords({ standing, kind }: StandingWordsProps) {
  return (
    <>
      {standing.message !== undefined && <div>{standing.message}</div>}
      {standing.notTaken.map(({ field, code, message }) => (
        <div key={`${field} ${code}`}>{texts.notTaken(fieldLabel(kind, field), message)}</div>
      ))}
      {standing.appliedAt !== null && (
        <div className={styles['quiet']}>
          {texts.applied} <RelativeTime value={standing.appliedAt} />
        </div>
      )}
    </>
  );
}

function PushPerson({ target, person }: Pick<StandingProps, 'target' | 'person'>) {
  const { start, starting } = useStartPush(target);
  const whyNot = target.activePush !== null ? texts.underWay : target.enabled ? undefined : texts.off;
  return (
    <ReasonedButton
      spacing="compact"
      aria-label={texts.pushTo(target.name)}
      isLoading={starting !== undefined}
      whyNot={whyNot}
      onClick={() => {
        start({ type: 'person', person: person.id });
      }}
    >
      {texts.push}
    </ReasonedButton>
  );
}
