import { describe, expect, it } from 'vitest';
import { type EntraCloud, entraEndpoints } from './entra-clouds.ts';

const tenantId = 'contoso.example';

describe('entraEndpoints', () => {
  it.each<[EntraCloud, string, string]>([
    ['global', 'login.microsoftonline.com', 'graph.microsoft.com'],
    ['usGov', 'login.microsoftonline.us', 'graph.microsoft.us'],
    ['usGovDod', 'login.microsoftonline.us', 'dod-graph.microsoft.us'],
    ['china', 'login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
  ])('are all of the cloud %s', (cloud, login, graph) => {
    expect(entraEndpoints({ tenantId, cloud })).toEqual({
      tokenUrl: `https://${login}/contoso.example/oauth2/v2.0/token`,
      graphUrl: `https://${graph}/v1.0`,
      scope: `https://${graph}/.default`,
    });
  });

  it.each(['http://127.0.0.1:8080', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/v1.0'])(
    'can be an admin’s own: %s',
    (graphUrl) => {
      expect(entraEndpoints({ tenantId, cloud: 'global', authorityUrl: 'https://login.example/', graphUrl })).toEqual({
        tokenUrl: 'https://login.example/contoso.example/oauth2/v2.0/token',
        graphUrl: 'http://127.0.0.1:8080/v1.0',
        scope: 'http://127.0.0.1:8080/.default',
      });
    },
  );

  it('are the cloud’s when the admin’s own are left empty', () => {
    const empty = { tenantId, cloud: 'global', authorityUrl: '', graphUrl: '' } as const;
    expect(entraEndpoints(empty)).toEqual(entraEndpoints({ tenantId, cloud: 'global' }));
  });
});
