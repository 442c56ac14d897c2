import type { ConnectorScope } from '#contract/scope.ts';

/** A scope as it is sent: without the blank lines that typing leaves. */
export function tidyScope(scope: ConnectorScope): ConnectorScope {
  const groups = scope.groups.map((group) => group.trim()).filter((group) => group !== '');
  return { ...scope, groups, filter: scope.filter.trim() };
}
