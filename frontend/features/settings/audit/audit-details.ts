import type { AuditEntry } from '#contract/accounts.ts';
import { paths } from '../../../ui/paths.ts';

/** Ids that lead to a page of their own, and are no words for people. */
const pages: Readonly<Record<string, (id: string) => string>> = { runId: paths.run, personId: paths.person };

/** The page of what an entry is about, if it names one. */
export function auditSubjectPath(details: AuditEntry['details']): string | undefined {
  if (details === null || typeof details !== 'object' || Array.isArray(details)) return undefined;
  const [path] = Object.entries(details).flatMap(([name, id]) => {
    const page = pages[name];
    return page !== undefined && typeof id === 'string' ? [page(id)] : [];
  });
  return path;
}

/** The details of an entry on one line: `name: Entra ID · changed: settings.tenantId, schedule`. */
export function auditDetails(details: AuditEntry['details']): string {
  if (details === null) return '';
  if (Array.isArray(details)) return details.map(auditDetails).join(', ');
  if (typeof details !== 'object') return String(details);
  return Object.entries(details)
    .filter(([name]) => !(name in pages))
    .map(([name, value]) => `${name}: ${auditDetails(value)}`)
    .join(' · ');
}
