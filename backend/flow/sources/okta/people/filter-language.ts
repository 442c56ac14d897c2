/** What `filter` knows of users; anything else takes `search`. https://developer.okta.com/docs/reference/user-query/ */
const comparable = new Set(['lastUpdated']);
const equatable = new Set(['status', 'id', 'profile.login', 'profile.email', 'profile.firstName', 'profile.lastName']);
const comparison = /([^\s()"]+)\s+([a-z]{2})\s+("(?:[^"\\]|\\.)*"|[^\s()"]+)/gi;
const joints = /\b(?:and|or)\b|[()\s]/gi;

/**
 * `filter` reads what is so now, `search` an index that lags behind: the first wherever the expression allows it.
 */
export function languageOf(expression: string): 'filter' | 'search' {
  const terms = [...expression.matchAll(comparison)];
  const rest = expression.replaceAll(comparison, '').replaceAll(joints, '');
  const isFilter =
    rest === '' && terms.every(([, name = '', operator = '']) => canFilter(name, operator.toLowerCase()));
  return isFilter ? 'filter' : 'search';
}

function canFilter(name: string, operator: string): boolean {
  if (comparable.has(name)) return ['eq', 'gt', 'ge', 'lt', 'le'].includes(operator);
  return equatable.has(name) && operator === 'eq';
}
