import type { RowType } from '@atlaskit/dynamic-table/types';
import type { TargetKind, TargetPerson, TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { TargetPersonLozenge } from '../../../ui/push-status.tsx';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { useStartPush } from '../../../ui/use-start-push.ts';
import { whyNoPush } from '../state/why-not-push.ts';
import { pageSize } from '../target-people-queries.ts';
import styles from './people.module.css';
import { PersonNameLink } from '../../../ui/person-card/person-name-link.tsx';
import { PersonStanding } from './person-standing.tsx';

const texts = targetsTexts.peopleTab;

const head = {
  cells: [
    { key: 'person', content: texts.columns.person, width: 22 },
    { key: 'status', content: texts.columns.status, width: 16 },
    { key: 'what', content: texts.columns.what },
    { key: 'when', content: texts.columns.when, width: 14 },
    { key: 'push', width: 13 },
  ],
};

interface PeopleTableProps {
  readonly target: TargetView;
  readonly kind: TargetKind | undefined;
  readonly people: readonly TargetPerson[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function PeopleTable({ target, kind, people, total, page, onPage }: PeopleTableProps) {
  return (
    <div className={styles['table']}>
      <PagedTable
        label={texts.label}
        head={head}
        rows={people.map((person) => rowOf(person, target, kind))}
        total={total}
        page={page}
        pageSize={pageSize}
        onPage={onPage}
      />
    </div>
  );
}

function rowOf(person: TargetPerson, target: TargetView, kind: TargetKind | undefined): RowType {
  const contents = {
    person: (
      <div className={styles['cell']}>
        {person.erased ? person.displayName : <PersonNameLink personId={person.personId} name={person.displayName} />}
        {person.remoteId !== null && <div className={styles['remote']}>{person.remoteId}</div>}
      </div>
    ),
    status: (
      <div className={styles['cell']}>
        <TargetPersonLozenge status={person.status} />
      </div>
    ),
    what: (
      <div className={styles['cell']}>
        <PersonStanding person={person} kind={kind} />
      </div>
    ),
    when: (
      <div className={styles['cell']}>{person.appliedAt !== null && <RelativeTime value={person.appliedAt} />}</div>
    ),
    push: person.erased ? null : <PushOne target={target} person={person} />,
  };
  return { key: person.personId, cells: Object.entries(contents).map(([key, content]) => ({ key, content })) };
}

function PushOne({ target, person }: { readonly target: TargetView; readonly person: TargetPerson }) {
  const { start, starting } = useStartPush(target);
  return (
    <ReasonedButton
      spacing="compact"
      aria-label={texts.pushOf(person.displayName)}
      isLoading={starting !== undefined}
      whyNot={whyNoPush(target)}
      onClick={() => {
        start({ type: 'person', person: person.personId });
      }}
    >
      {texts.push}
    </ReasonedButton>
  );
}
