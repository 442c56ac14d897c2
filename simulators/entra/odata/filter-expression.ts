/** A parsed `$filter`. Paths are as written, e.g. `['onPremisesExtensionAttributes', 'extensionAttribute1']`. */
export type FilterExpression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly term: FilterExpression }
  | { readonly kind: 'compare'; readonly path: FilterPath; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: FilterPath; readonly values: readonly Literal[] }
  | { readonly kind: 'call'; readonly name: FilterFunction; readonly path: FilterPath; readonly value: Literal }
  /** `variable` stands for each item of the collection within `term`. */
  | { readonly kind: 'any'; readonly path: FilterPath; readonly variable: string; readonly term: FilterExpression };

export type FilterPath = readonly string[];
export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type FilterFunction = 'startswith' | 'endswith' | 'contains';

export function isComparison(word: string): word is Comparison {
  return ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(word);
}

export function isFilterFunction(word: string): word is FilterFunction {
  return ['startswith', 'endswith', 'contains'].includes(word);
}
