import { formatNames } from '../paths/attribute-path.ts';

/** A node of JSONata's syntax tree, as far as it matters here. */
type Node = Readonly<Record<string, unknown>>;

interface Search {
  readonly paths: Set<string>;
  /** The expression may look at any attribute, e.g. through `$`, `*` or `$eval`. */
  everything: boolean;
}

/**
 * Which attributes an expression reads, so that a provider can be asked for them; `all` where that cannot be told.
 * Names inside of a filter, a sort or a later step belong to what stands before them, not to the record.
 */
export function expressionFields(ast: unknown): readonly string[] | 'all' {
  const search: Search = { paths: new Set(), everything: false };
  visit(ast, true, search);
  return search.everything ? 'all' : [...search.paths];
}

/** Functions that take the record itself when they are given fewer arguments than this. */
const argumentsWithoutContext: Readonly<Record<string, number>> = {
  keys: 1,
  lookup: 2,
  spread: 1,
  each: 2,
  sift: 2,
  string: 1,
  eval: Infinity,
};

/** Children that are evaluated with what their node found as context. */
const relativeChildren = new Set(['stages', 'predicate', 'group', 'terms']);

function visit(node: unknown, atRoot: boolean, search: Search): void {
  if (Array.isArray(node)) {
    for (const element of node) visit(element, atRoot, search);
    return;
  }
  if (!isNode(node)) return;
  const { type } = node;
  if (type === 'path') visitPath(node, atRoot, search);
  else if (type === 'function' || type === 'partial') visitCall(node, atRoot, search);
  else if (type === 'apply') visitChain(node, atRoot, search);
  else {
    if (seesEverything(node, atRoot)) search.everything = true;
    visitChildren(node, atRoot, search);
  }
}

function seesEverything(node: Node, atRoot: boolean): boolean {
  const { type, value } = node;
  if (type === 'variable')
    return isRecord(node, atRoot) || (typeof value === 'string' && value in argumentsWithoutContext);
  if (type === 'wildcard' || type === 'descendant') return atRoot;
  if (type === 'lambda') return takesContext(node['signature']);
  return type === 'parent' || type === 'transform';
}

/** A lambda's signature such as `<x-:s>` fills a missing argument with the context. */
function takesContext(signature: unknown): boolean {
  return isNode(signature) && String(signature['definition']).includes('-');
}

/** `$$`, or `$` outside of any step. */
function isRecord(node: Node, atRoot: boolean): boolean {
  return node['type'] === 'variable' && (node['value'] === '$' || (node['value'] === '' && atRoot));
}

function visitChildren(node: Node, atRoot: boolean, search: Search): void {
  for (const [name, child] of Object.entries(node)) visit(child, atRoot && !relativeChildren.has(name), search);
}

function visitPath(path: Node, atRoot: boolean, search: Search): void {
  const steps = Array.isArray(path['steps']) ? path['steps'].filter(isNode) : [];
  const names: string[] = [];
  // While the context is still the record; then while the path is still one of names.
  let onRecord = atRoot;
  let named = atRoot;
  for (const [index, step] of steps.entries()) {
    // `@$v` keeps the context of the step before, which is not followed here.
    if (step['focus'] !== undefined) search.everything = true;
    if (index === 0 && isRecord(step, atRoot)) {
      onRecord = named = true;
      visit(step['predicate'], true, search);
    } else if (named && step['type'] === 'name') {
      names.push(String(step['value']));
      visitChildren(step, false, search);
      onRecord = false;
    } else {
      visit(step, onRecord, search);
      onRecord = named = false;
    }
  }
  if (names.length > 0) search.paths.add(formatNames(names));
  else if (onRecord) search.everything = true;
  visit(path['group'], onRecord, search);
}

function visitCall(call: Node, atRoot: boolean, search: Search, given = 0): void {
  const { procedure, arguments: args } = call;
  const name = isNode(procedure) && procedure['type'] === 'variable' ? String(procedure['value']) : undefined;
  const count = given + (Array.isArray(args) ? args.length : 0);
  const wanted = name === undefined ? 0 : (argumentsWithoutContext[name] ?? 0);
  if (count < wanted && (atRoot || wanted === Infinity)) search.everything = true;
  if (name === undefined) visit(procedure, atRoot, search);
  visit(args, atRoot, search);
}

/** `a ~> $f(b)` is `$f(a, b)`. */
function visitChain({ lhs, rhs }: Node, atRoot: boolean, search: Search): void {
  visit(lhs, atRoot, search);
  if (!isNode(rhs)) return;
  if (rhs['type'] === 'function') visitCall(rhs, atRoot, search, 1);
  else if (rhs['type'] !== 'variable' || rhs['value'] === 'eval') visit(rhs, atRoot, search);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
