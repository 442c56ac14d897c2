import type { AuditEntry } from '#contract/accounts.ts';
import { auditDetailLabels, auditTexts } from '../../../texts/audit.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { formatNumber } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import type { AuditWords } from './audit-words.ts';

type Details = AuditEntry['details'];

/** Ids that lead to a page of their own. */
const pages: Readonly<Record<string, (id: string) => string>> = { runId: paths.run, personId: paths.person };

/** The page of what an entry is about, if it names one. */
export function auditSubjectPath(details: Details): string | undefined {
  if (details === null || typeof details !== 'object' || Array.isArray(details)) return undefined;
  const [path] = Object.entries(details).flatMap(([name, id]) => {
    const page = pages[name];
    return page !== undefined && typeof id === 'string' ? [page(id)] : [];
  });
  return path;
}

/** The details of an entry on one line: `Kind: Microsoft Entra ID · Changed: client secret, schedule (times)`. Ids are no words for people. */
export function auditDetails(details: Details, words: AuditWords): string {
  if (details === null) return '';
  if (Array.isArray(details)) return details.map((each) => auditDetails(each, words)).join(', ');
  if (typeof details !== 'object') return String(details);
  return Object.entries(details)
    .filter(([name]) => !name.endsWith('Id'))
    .map(([name, value]) => `${auditDetailLabels[name] ?? name}: ${valueOf(name, value, words)}`)
    .join(' · ');
}

function valueOf(name: string, value: Details, words: AuditWords): string {
  if (name === 'changed' && Array.isArray(value)) {
    return value.map((each) => (typeof each === 'string' ? words.setting(each) : auditDetails(each, words))).join(', ');
  }
  if (name === 'expiresInDays') return typeof value === 'number' ? auditTexts.inDays(value) : auditTexts.never;
  if (name === 'bytes' && typeof value === 'number') return auditTexts.kilobytes(formatNumber(Math.ceil(value / 1000)));
  if (typeof value !== 'string') return auditDetails(value, words);
  if (name === 'kind') return words.kind(value);
  return labelsOf(name)[value] ?? value;
}

function labelsOf(name: string): Readonly<Record<string, string>> {
  switch (name) {
    case 'type':
      return uiTexts.runs.types;
    case 'role':
      return settingsTexts.roles;
    case 'scope':
      return Object.fromEntries(
        Object.entries(settingsTexts.tokens.scopes).map(([scope, { label }]) => [scope, label]),
      );
    default:
      return {};
  }
}
