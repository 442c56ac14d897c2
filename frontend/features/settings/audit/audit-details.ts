import type { AuditEntry } from '#contract/accounts.ts';

/** The details of an entry on one line: `name: Entra ID · changed: settings.tenantId, schedule`. */
export function auditDetails(details: AuditEntry['details']): string {
  if (details === null) return '';
  if (Array.isArray(details)) return details.map(auditDetails).join(', ');
  if (typeof details !== 'object') return String(details);
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${auditDetails(value)}`)
    .join(' · ');
}
