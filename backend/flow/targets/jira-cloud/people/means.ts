import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { TargetWants } from '../../target.ts';
import type { JiraCloudClient, JiraAnswer } from '../jira-cloud-client.ts';
import { jiraFailure, tasks } from '../jira-cloud-failure.ts';

/** What dealing with people needs. */
export interface Means {
  readonly client: JiraCloudClient;
  readonly propertyKey: string;
  readonly wants: TargetWants;
  readonly faults: FaultWatch;
}

export interface FaultWatch {
  /** Someone was dealt with. */
  passed(): void;
  /** What became of one person; throws when too many in a row failed at Jira itself. */
  failed(personId: string, answer: JiraAnswer): PersonFailure;
}

interface PersonFailure {
  readonly personId: string;
  readonly status: 'failed';
  readonly failure: ConnectorFailure;
}

const mostInARow = 5;

/** One person at whom Jira fails must not keep the others waiting; an outage must not be tried on everybody. */
export function watchFaults(): FaultWatch {
  let inARow = 0;
  return {
    passed: () => {
      inARow = 0;
    },
    failed: (personId, answer) => {
      const failure = jiraFailure(answer, tasks.property);
      if (failure.reason === 'unavailable') inARow += 1;
      if (inARow >= mostInARow) throw new ConnectorError(failure);
      return { personId, status: 'failed', failure };
    },
  };
}
