import type { ConnectApp } from '../../access/connect/connect-app.ts';
import type { FindInstallKey } from '../../access/connect/install-keys.ts';
import type { IssueEvent } from '../../atlassian/issues/take-issue-event.ts';

/** What being part of Atlassian sites needs. */
export interface ConnectParts {
  readonly app: ConnectApp;
  readonly findKey: FindInstallKey;
  /** Atlassian's script, by which a framed page talks to the page around it. */
  readonly scriptUrl: string;
  /** Puts into the queue what an event asks for. */
  readonly takeIssueEvent: (siteId: string, event: IssueEvent) => Promise<void>;
}
