import type { PictureAddresses } from '../../picture-address.ts';
import type { ReadMeans } from '../people/user-page.ts';
import type { OneLoginToken } from '../sign-in/onelogin-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: OneLoginToken;
  readonly addresses: PictureAddresses;
}
