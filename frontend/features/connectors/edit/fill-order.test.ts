import { describe, expect, it } from 'vitest';
import { aConnector, anId } from '../../../testing/builders.ts';
import { fillOrder } from './fill-order.ts';

const older = aConnector({ id: anId(1), name: 'Older', priority: 1, createdAt: '2026-01-01T00:00:00Z' });
const newer = aConnector({ id: anId(2), name: 'Newer', priority: 1, createdAt: '2026-02-01T00:00:00Z' });
const first = aConnector({ id: anId(3), name: 'First', priority: 0, fieldPriorities: { 'field:phone': 5 } });
const namesOf = (valueKey?: string) => fillOrder([newer, first, older], valueKey).map(({ name }) => name);

describe('the order in which connectors fill profiles', () => {
  it('is that of their numbers, then of their age', () => {
    expect(namesOf()).toEqual(['First', 'Older', 'Newer']);
    expect(namesOf('field:about')).toEqual(['First', 'Older', 'Newer']);
  });

  it('may be another for one field', () => {
    expect(namesOf('field:phone')).toEqual(['Older', 'Newer', 'First']);
  });
});
