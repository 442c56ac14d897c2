import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';

export interface FaultWatch {
  /** Someone was dealt with. */
  passed(): void;
  /** What becomes of one person; throws when too many in a row failed at the site itself. */
  failed(personId: string, failure: ConnectorFailure): PersonFailure;
}

interface PersonFailure {
  readonly personId: string;
  readonly status: 'failed';
  readonly failure: ConnectorFailure;
}

const mostInARow = 5;

/** One person at whom the site fails must not keep the others waiting; an outage must not be tried on everybody. */
export function watchFaults(): FaultWatch {
  let inARow = 0;
  return {
    passed: () => {
      inARow = 0;
    },
    failed: (personId, failure) => {
      if (failure.reason === 'unavailable') inARow += 1;
      if (inARow >= mostInARow) throw new ConnectorError(failure);
      return { personId, status: 'failed', failure };
    },
  };
}
