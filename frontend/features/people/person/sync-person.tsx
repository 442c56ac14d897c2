import Button from '@atlaskit/button/default/button';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { syncPerson } from '../people-queries.ts';
import styles from './person-header.module.css';
import { PersonRuns } from './person-runs.tsx';

interface Sync {
  readonly start: () => void;
  readonly isStarting: boolean;
  readonly error: Error | null;
  readonly runIds: readonly string[];
}

/** Reads one person again, from every connector that has them. */
export function useSyncPerson(person: Person): Sync {
  const [runIds, setRunIds] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => Promise.all(person.connectors.map((connector) => syncPerson(connector.id, person.id))),
    onSuccess: (runs) => {
      setRunIds(runs.map(({ id }) => id));
    },
  });
  return { start: mutate, isStarting: isPending, error, runIds };
}

export function SyncButton({ sync }: { readonly sync: Sync }) {
  return (
    <Button
      iconBefore={RefreshIcon}
      isLoading={sync.isStarting}
      onClick={() => {
        sync.start();
      }}
    >
      {peopleTexts.person.sync}
    </Button>
  );
}

export function SyncProgress({ sync, personId }: { readonly sync: Sync; readonly personId: string }) {
  if (sync.error === null && sync.runIds.length === 0) return null;
  return (
    <div className={styles['runs']}>
      <ProblemMessage error={sync.error} title={peopleTexts.sync.notStarted} />
      {sync.runIds.length > 0 && <PersonRuns key={sync.runIds.join()} runIds={sync.runIds} personId={personId} />}
    </div>
  );
}
