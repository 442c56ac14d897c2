import { GraphError, type GraphRequest, type JsonObject } from '../graph-exchange.ts';
import { objectIn, parsedJson } from '../../edge/json-content.ts';

/** The JSON object that a request brings. */
export function contentOf({ content }: GraphRequest): JsonObject {
  const object = objectIn(typeof content === 'string' ? parsedJson(content) : content);
  if (object === undefined) throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  return object;
}
