import {
  createDataCenterClient,
  type DataCenterClient,
  type DataCenterRequest,
} from '../shared/data-center/data-center-client.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { failureOfAll } from './confluence-data-center-failure.ts';
import type { ConfluenceSettings } from './confluence-data-center-settings.ts';

export type ConfluenceRequest = DataCenterRequest;
/** Requests to Confluence. What concerns everybody is thrown; any other status is an answer. */
export type ConfluenceClient = DataCenterClient;

interface ConfluenceClientOptions {
  readonly settings: ConfluenceSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createConfluenceClient(options: ConfluenceClientOptions): ConfluenceClient {
  return createDataCenterClient({ ...options, accept: 'application/json', failureOfAll });
}
