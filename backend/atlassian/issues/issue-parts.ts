import type { Database } from '../../database/client.ts';
import type { SourceLog } from '../../flow/sources/source.ts';
import type { Clock } from '../../http/clock.ts';
import type { FindProduct } from '../product-client.ts';
import type { IssueQueue } from './issue-work.ts';

/** What work in Jira's issues is made of. */
export interface IssueParts {
  readonly database: Database;
  readonly findProduct: FindProduct;
  readonly issues: IssueQueue;
  readonly clock: Clock;
  readonly log: SourceLog;
}
