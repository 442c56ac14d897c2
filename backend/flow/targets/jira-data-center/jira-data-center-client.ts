import { createDataCenterClient, type DataCenterClient } from '../shared/data-center/data-center-client.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { failureOfAll } from './jira-data-center-failure.ts';
import type { JiraSettings } from './jira-data-center-settings.ts';

/** Requests to Jira. What concerns everybody is thrown; any other status is an answer. */
export type JiraClient = DataCenterClient;

interface JiraClientOptions {
  readonly settings: JiraSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createJiraClient(options: JiraClientOptions): JiraClient {
  return createDataCenterClient({ ...options, accept: 'application/json, text/html;q=0.5', failureOfAll });
}
