import { describe, expect, test } from 'vitest';
import { projectDefault } from '../jira-issues.ts';
import { decideAssignment, findManager, type ChainMember, type Unfit } from './decide-assignment.ts';

const member = (id: string, active = true): ChainMember => ({ id, email: `${id}@example.org`, active });
const max = { personId: 'max', accountId: 'a-max' };
const olga = { personId: 'olga', accountId: 'a-olga' };
const noManager: Unfit = { reason: 'noManager' };
const leave = { withoutManager: { kind: 'leave' } } as const;
const byDefault = { withoutManager: { kind: 'projectDefault' } } as const;
const toOlga = { withoutManager: { kind: 'person', personId: 'olga' } } as const;

describe('the manager of a reporter', () => {
  test.each([
    ['the first one', [member('max'), member('olga')], true, 'max'],
    ['the first who is active', [member('max', false), member('olga')], true, 'olga'],
    ['the first one, whoever is above', [member('max'), member('olga', false)], false, 'max'],
  ])('is %s', (_, chain, skipInactive, id) => {
    expect(findManager(chain, { skipInactive })).toMatchObject({ id });
  });

  test.each([
    ['there is none', [], true, { reason: 'noManager' }],
    ['nobody up to the top is active', [member('max', false), member('olga', false)], true, inactive()],
    ['the first one is inactive, and nobody above is meant', [member('max', false), member('olga')], false, inactive()],
  ])('is nobody when %s', (_, chain, skipInactive, unfit) => {
    expect(findManager(chain, { skipInactive })).toEqual(unfit);
  });
});

describe('an issue', () => {
  test('goes to the manager', () => {
    expect(decideAssignment({ assignee: 'a-other', manager: max }, leave)).toEqual({
      outcome: 'assigned',
      assignTo: 'a-max',
      personId: 'max',
    });
  });

  test('that the manager has stays as it is', () => {
    const plan = decideAssignment({ assignee: 'a-max', manager: max }, byDefault);
    expect(plan).toEqual({ outcome: 'alreadySo', personId: 'max' });
  });

  test('without a manager stays, or goes to whom the project names', () => {
    const facts = { assignee: undefined, manager: { reason: 'noAccount', personId: 'max' } } as const;
    expect(decideAssignment(facts, leave)).toEqual({ outcome: 'left', reason: 'noAccount', personId: 'max' });
    expect(decideAssignment(facts, byDefault)).toMatchObject({
      outcome: 'assignedToDefault',
      assignTo: projectDefault,
    });
  });

  test('without a manager goes to whom the workflow names, unless they have it', () => {
    const facts = { manager: noManager, named: olga };
    const given = { outcome: 'assignedToPerson', assignTo: 'a-olga', reason: 'noManager', personId: 'olga' };
    expect(decideAssignment({ ...facts, assignee: undefined }, toOlga)).toEqual(given);
    expect(decideAssignment({ ...facts, assignee: 'a-olga' }, toOlga)).toMatchObject({ outcome: 'alreadySo' });
  });

  test.each([
    ['is not of the directory any more', undefined],
    ['cannot have it', { reason: 'notAssignable', personId: 'olga' } as const],
  ])('is nobody’s when whom the workflow names %s', (_, named) => {
    const facts = { assignee: undefined, manager: noManager, ...(named && { named }) };
    expect(decideAssignment(facts, toOlga)).toEqual({ outcome: 'nobody', reason: 'noManager' });
  });
});

function inactive(): Unfit {
  return { reason: 'managerInactive', personId: 'max' };
}
