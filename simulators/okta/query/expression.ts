/** The part of SCIM's filters that Okta speaks: https://developer.okta.com/docs/api/#filter */
export type Expression =
  | { readonly joint: 'and' | 'or'; readonly terms: readonly Expression[] }
  | { readonly name: string; readonly operator: string; readonly value: string | boolean | number | undefined };

/** Undefined: it is none. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+|"/g) ?? [];
  let at = 0;
  const readJoint = (joint: 'or' | 'and'): Expression | undefined => {
    const terms: Expression[] = [];
    do {
      const term = joint === 'or' ? readJoint('and') : readTerm();
      if (term === undefined) return undefined;
      terms.push(term);
    } while (tokens[at]?.toLowerCase() === joint && (at += 1) > 0);
    return terms.length === 1 ? terms[0] : { joint, terms };
  };
  const readTerm = (): Expression | undefined => {
    if (tokens[at] === '(') {
      at += 1;
      const inner = readJoint('or');
      return tokens[at++] === ')' ? inner : undefined;
    }
    const name = tokens[at++];
    const operator = tokens[at++]?.toLowerCase();
    if (name === undefined || operator === undefined || /^["()]/.test(name)) return undefined;
    if (operator === 'pr') return { name, operator, value: undefined };
    const value = valueOf(tokens[at++]);
    return value === undefined ? undefined : { name, operator, value };
  };
  const whole = readJoint('or');
  return at === tokens.length ? whole : undefined;
}

function valueOf(token: string | undefined): string | boolean | number | undefined {
  if (token === undefined) return undefined;
  if (token === 'true' || token === 'false') return token === 'true';
  if (/^-?\d+$/.test(token)) return Number(token);
  return /^".*"$/s.test(token) && token.length > 1 ? token.slice(1, -1).replaceAll(/\\(.)/g, '$1') : undefined;
}

export const termsOf = (expression: Expression): readonly Exclude<Expression, { joint: unknown }>[] =>
  'joint' in expression ? expression.terms.flatMap(termsOf) : [expression];
