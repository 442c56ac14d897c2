import type { ProviderCheck, ProviderFinding } from '../../../model/provider.ts';

export const checkOf = (findings: readonly ProviderFinding[]): ProviderCheck => ({
  ok: findings.every(({ status }) => status !== 'missing'),
  findings,
});

/** Of people looked at, those whose address Atlassian shows to nobody. */
export function addressFinding(people: readonly { readonly emailAddress?: string | null | undefined }[]) {
  const hidden = people.filter(({ emailAddress }) => typeof emailAddress !== 'string').length;
  if (hidden === 0) return 'People can be found by e-mail address.';
  const message = `Of ${String(people.length)} people looked at, ${String(hidden)} hide their e-mail address: Jira shows it to nobody, so they cannot be found by it and are listed as not found. Match people by account ID to reach these as well.`;
  return { status: 'warning', subject: 'Find people', message } as const;
}
