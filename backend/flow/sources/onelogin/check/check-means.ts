import type { PictureAddresses } from '../../picture-address.ts';
import type { ReadMeans } from '../people/user-page.ts';
import type { AccessToken } from '../../../../http/access-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: AccessToken;
  readonly addresses: PictureAddresses;
}
