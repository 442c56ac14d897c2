import type { ReadMeans } from '../people/user-page.ts';
import type { GoogleToken } from '../sign-in/google-token.ts';
import type { SignInMeans } from '../sign-in/sign-in-means.ts';

export interface CheckMeans extends ReadMeans {
  readonly token: GoogleToken;
  readonly signIn: SignInMeans;
}
