/** What to ask for. */
export interface WantedScopes {
  /**
   * At first, and when Okta refuses a request for scopes of which some were not granted, instead of granting the rest.
   * The last is the least that will do.
   */
  readonly sets: readonly [readonly string[], ...(readonly string[])[]];
  /** Completes "The app may not …" where not even the least was granted. */
  readonly doing: string;
}
