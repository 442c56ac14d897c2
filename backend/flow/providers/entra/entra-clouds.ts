/** Microsoft's clouds; tokens of one are not good in another. https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const entraClouds = {
  global: { authorityUrl: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' },
  usGov: { authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://graph.microsoft.us' },
  usGovDod: { authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://dod-graph.microsoft.us' },
  china: {
    authorityUrl: 'https://login.partner.microsoftonline.cn',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const;

export type EntraCloud = keyof typeof entraClouds;

export interface EntraEndpoints {
  readonly tokenUrl: string;
  /** Ends in `/v1.0`. */
  readonly graphUrl: string;
  /** All permissions granted to the app, at the Graph of the same cloud. */
  readonly scope: string;
}

interface WhereEntraIs {
  readonly tenantId: string;
  readonly cloud: EntraCloud;
  readonly authorityUrl?: string | undefined;
  readonly graphUrl?: string | undefined;
}

const givenOr = (given: string | undefined, usual: string): string =>
  given === undefined || given === '' ? usual : given.replace(/\/+$/, '');

export function entraEndpoints({ tenantId, cloud, ...own }: WhereEntraIs): EntraEndpoints {
  const usual = entraClouds[cloud];
  const graphUrl = givenOr(own.graphUrl, usual.graphUrl).replace(/\/v1\.0$/, '');
  return {
    tokenUrl: `${givenOr(own.authorityUrl, usual.authorityUrl)}/${tenantId}/oauth2/v2.0/token`,
    graphUrl: `${graphUrl}/v1.0`,
    scope: `${graphUrl}/.default`,
  };
}
