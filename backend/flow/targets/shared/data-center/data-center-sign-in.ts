/** A personal access token, or a user name with its password, or both. */
export interface Credentials {
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

/** Without a slash at its end. */
export const baseUrlOf = ({ baseUrl }: { readonly baseUrl: string }): string => baseUrl.replace(/\/+$/, '');

/** What is wrong with them whatever the product; undefined: nothing, or nothing was entered. */
export function credentialProblem({ username = '', password = '' }: Credentials): SettingProblem | undefined {
  if (username === '' && password !== '') return { setting: 'username', message: 'Enter whose password this is.' };
  if (username !== '' && password === '') return { setting: 'password', message: 'Enter the password of this user.' };
  if (username.includes(':'))
    return { setting: 'username', message: 'A user name with a colon cannot sign in this way.' };
  return undefined;
}

/** Of someone who has entered nothing to sign in with. */
export const noCredentials: SettingProblem = {
  setting: 'token',
  message: 'Enter a personal access token, or a user name and password.',
};
