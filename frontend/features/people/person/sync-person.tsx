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

/** Reads this one person again, from every connector that has them. */
export function SyncPerson({ person }: { readonly person: Person }) {
  const [runIds, setRunIds] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => Promise.all(person.connectors.map((connector) => syncPerson(connector.id, person.id))),
    onSuccess: (runs) => {
      setRunIds(runs.map(({ id }) => id));
    },
  });
  return (
    <>
      <div className={styles['sync']}>
        <Button
          iconBefore={RefreshIcon}
          isLoading={isPending}
          onClick={() => {
            mutate();
          }}
        >
          {peopleTexts.person.sync}
        </Button>
      </div>
      {(error !== null || runIds.length > 0) && (
        <div className={styles['runs']}>
          <ProblemMessage error={error} title={peopleTexts.sync.notStarted} />
          {runIds.length > 0 && <PersonRuns key={runIds.join()} runIds={runIds} personId={person.id} />}
        </div>
      )}
    </>
  );
}
