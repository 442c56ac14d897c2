import type { ReadMeans } from '../people/user-page.ts';
import type { GoogleToken, SignInMeans } from '../sign-in/google-token.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: GoogleToken;
  readonly signIn: SignInMeans;
}
