/** Someone with an account in the Atlassian site. */
export interface SiteUser {
  readonly accountId: string;
  readonly displayName: string;
  /** Absent: shown to no app. */
  readonly emailAddress?: string;
  /** Administers the product. */
  readonly isAdmin: boolean;
  /** May have issues of the project; absent: they may. */
  readonly isAssignable?: boolean;
}

export const siteUsers: readonly SiteUser[] = [
  { accountId: '557058:ada', displayName: 'Ada Admin', emailAddress: 'ada@example.org', isAdmin: true },
  { accountId: '557058:uma', displayName: 'Uma User', emailAddress: 'uma@example.org', isAdmin: false },
  { accountId: '557058:shy', displayName: 'Shy Shown', isAdmin: false },
];
