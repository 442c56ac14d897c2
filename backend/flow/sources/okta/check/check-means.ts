import type { PictureAddresses } from '../../picture-address.ts';
import type { ReadMeans } from '../people/user-page.ts';
import type { OktaToken } from '../../../providers/okta/okta-token.ts';

export interface CheckMeans extends ReadMeans {
  /** Undefined with an API token. */
  readonly token: OktaToken | undefined;
  readonly addresses: PictureAddresses;
}
