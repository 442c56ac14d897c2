import type { ProviderCheck, ProviderFinding } from '../flow/model/provider.ts';

/** What was tried, of those that ended so. */
export function subjectsThat(check: ProviderCheck, status: ProviderFinding['status']): readonly string[] {
  return check.findings.filter((finding) => finding.status === status).map(({ subject }) => subject);
}
