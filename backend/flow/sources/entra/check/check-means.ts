import type { EntraSettings } from '../entra-settings.ts';
import type { ReadMeans } from '../people/whole-read.ts';
import type { EntraToken } from '../../../providers/entra/entra-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly settings: EntraSettings;
  readonly token: EntraToken;
}
