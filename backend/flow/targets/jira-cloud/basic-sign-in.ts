import type { JiraCloudSettings } from './jira-cloud-settings.ts';

/**
 * The `Authorization` header of a request. It is asked for each time and may be waited for: other ways of signing in
 * sign method and address, or fetch a token.
 */
export type SignIn = (
  request: { readonly method: string; readonly url: string },
  signal: AbortSignal,
) => Promise<string>;

/** https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/ */
export function basicSignIn({ email, apiToken }: Pick<JiraCloudSettings, 'email' | 'apiToken'>): SignIn {
  const header = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
  return () => Promise.resolve(header);
}
