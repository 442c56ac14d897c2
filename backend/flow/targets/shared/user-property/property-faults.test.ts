import { expect, it } from 'vitest';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import { watchFaults } from './property-faults.ts';

const away = { reason: 'unavailable', message: 'It is away.' } as const;
const odd = { reason: 'unexpected-answer', message: 'It is odd.' } as const;

it('takes five people in a row at whom the site failed for an outage', () => {
  const faults = watchFaults();
  for (let person = 1; person <= 4; person += 1) {
    expect(faults.failed(String(person), away)).toEqual({ personId: String(person), status: 'failed', failure: away });
  }
  expect(() => faults.failed('5', away)).toThrow(ConnectorError);
});

it('begins to count again with whoever was dealt with', () => {
  const faults = watchFaults();
  for (let person = 1; person <= 20; person += 1) {
    expect(faults.failed(String(person), away).status).toBe('failed');
    if (person % 4 === 0) faults.passed();
  }
});

it('takes nothing else for an outage', () => {
  const faults = watchFaults();
  for (let person = 1; person <= 20; person += 1) expect(faults.failed(String(person), odd).failure).toBe(odd);
});
