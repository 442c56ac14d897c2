import type { ReadMeans } from '../people/user-page.ts';
import type { AccessToken } from '../../../../http/access-token.ts';
import type { SignInMeans } from '../sign-in/sign-in-means.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: AccessToken;
  readonly signIn: SignInMeans;
}
