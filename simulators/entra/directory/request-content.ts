import { GraphError, type GraphRequest, type JsonObject } from '../graph-exchange.ts';

/** The JSON object that a request brings. */
export function contentOf({ content }: GraphRequest): JsonObject {
  const object = objectIn(typeof content === 'string' ? parsed(content) : content);
  if (object === undefined) throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  return object;
}

export const objectIn = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
