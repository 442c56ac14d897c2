import type { HttpClient } from '../../../../http/http-client.ts';
import type { GoogleSettings } from '../google-settings.ts';
import type { GoogleEndpoints } from './google-endpoints.ts';

/** What every step of signing in has at hand. */
export interface SignInMeans {
  readonly settings: GoogleSettings;
  readonly endpoints: GoogleEndpoints;
  readonly http: HttpClient;
  readonly now: () => Date;
}
