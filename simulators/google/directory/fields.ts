import { GoogleRefusal, refusal } from '../google-refusals.ts';
import type { JsonObject } from './user-view.ts';

type Selection = ReadonlyMap<string, Selection | 'whole'>;

/**
 * A partial response has what `fields` names and nothing else, not even `nextPageToken`.
 * https://developers.google.com/workspace/admin/directory/v1/guides/performance#partial-response
 */
export function selectFields(
  body: JsonObject,
  fields: string | null,
  known: Readonly<Record<string, readonly string[]>>,
): JsonObject {
  if (fields === null || fields === '*') return body;
  const selection = parseFields(fields);
  refuseUnknown(selection, known);
  return takeFrom(body, selection);
}

function refuseUnknown(selection: Selection, known: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, inner] of selection) {
    const allowed = known[name];
    if (name !== '*' && allowed === undefined) throw invalidSelection(name);
    if (inner === 'whole' || allowed === undefined || allowed.length === 0) continue;
    const unknown = [...inner.keys()].find((one) => one !== '*' && !allowed.includes(one));
    if (unknown !== undefined) throw invalidSelection(unknown);
  }
}

function parseFields(text: string): Selection {
  const selection = new Map<string, Selection | 'whole'>();
  for (const part of topLevelParts(text)) {
    const [, name, slash, inner] = /^([\w*$-]+)(?:\/(.+)|\((.+)\))?$/su.exec(part) ?? [];
    if (name === undefined) throw invalidSelection(part);
    const below = slash ?? inner;
    const before = selection.get(name);
    if (below === undefined || before === 'whole') selection.set(name, 'whole');
    else selection.set(name, new Map([...(before ?? []), ...parseFields(below)]));
  }
  return selection;
}

function topLevelParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map((one) => one.trim());
}

function takeFrom(value: unknown, selection: Selection): JsonObject {
  const entries = Object.entries(value as JsonObject).flatMap(([name, content]): [string, unknown][] => {
    const wanted = selection.get(name) ?? selection.get('*');
    if (wanted === undefined) return [];
    return [[name, wanted === 'whole' ? content : takeBelow(content, wanted)]];
  });
  return Object.fromEntries(entries);
}

function takeBelow(content: unknown, selection: Selection): unknown {
  if (Array.isArray(content)) return content.map((item) => takeFrom(item, selection));
  return typeof content === 'object' && content !== null ? takeFrom(content, selection) : content;
}

const invalidSelection = (name: string): GoogleRefusal =>
  new GoogleRefusal(refusal(400, 'invalidParameter', `Invalid field selection ${name}`));
