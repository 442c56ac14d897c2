import type { EntraSettings } from '../entra-settings.ts';
import type { ReadMeans } from '../people/whole-read.ts';
import type { AccessToken } from '../../../../http/access-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly settings: EntraSettings;
  readonly token: AccessToken;
}
