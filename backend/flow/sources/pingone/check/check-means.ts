import type { PictureAddresses } from '../../picture-address.ts';
import type { ReadMeans } from '../people/user-page.ts';
import type { PingOneToken } from '../sign-in/pingone-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: PingOneToken;
  readonly addresses: PictureAddresses;
}
