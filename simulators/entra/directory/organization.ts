import { type GraphAnswer, ok } from '../graph-exchange.ts';
import type { Tenant } from './tenant.ts';

/** `GET /organization`: https://learn.microsoft.com/graph/api/organization-list */
export function listOrganization(tenant: Tenant): GraphAnswer {
  const { company, tenantId } = tenant.settings;
  const domain = { capabilities: 'Email, OfficeCommunicationsOnline', type: 'Managed' };
  return ok({
    '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#organization`,
    value: [
      {
        id: tenantId,
        displayName: company.name,
        tenantType: 'AAD',
        countryLetterCode: 'DE',
        verifiedDomains: [
          { ...domain, name: company.domain, isDefault: true, isInitial: false },
          { ...domain, name: tenant.facts.initialDomain, isDefault: false, isInitial: true },
        ],
      },
    ],
  });
}
