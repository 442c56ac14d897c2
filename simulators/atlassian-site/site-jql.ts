import type { SiteIssue } from './site-issues.ts';

export type Jql = (issue: SiteIssue) => boolean;

const people = /^(reporter|assignee)\s+(?:in\s*\((?<list>.*)\)|=\s*(?<one>".*"|\S+)|is\s+(?<not>not\s+)?empty)$/isu;
const done = /^statusCategory\s*(?<operator>!?=)\s*"?done"?$/iu;

/** As much of JQL as apps ask a simulated site: who it is of, and whether it is done. Undefined: it cannot be read. */
export function readJql(text: string): Jql | undefined {
  const anyOf = text.split(/\s+or\s+/i).map((part) => part.split(/\s+and\s+/i).map(readClause));
  if (anyOf.flat().includes(undefined)) return undefined;
  return (issue) => anyOf.some((all) => all.every((clause) => clause?.(issue) === true));
}

function readClause(given: string): Jql | undefined {
  const clause = given.trim();
  const status = done.exec(clause)?.groups;
  if (status) return ({ isDone }) => isDone === (status['operator'] === '=');
  const found = people.exec(clause);
  if (!found) return undefined;
  const field = found[1]?.toLowerCase() === 'assignee' ? 'assignee' : 'reporter';
  const { list, one, not } = found.groups ?? {};
  if (list === undefined && one === undefined) return (issue) => (issue[field] === undefined) === (not === undefined);
  const wanted = (list ?? one ?? '').split(',').map(unquote);
  return (issue) => wanted.includes(issue[field] ?? '');
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll(/\\(.)/g, '$1');
}
