import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { PropertyReading } from '../jira-cloud-client.ts';

/** What the property holds. `foreign`: something that Roster never writes there. */
export function documentIn(
  reading: Exclude<PropertyReading, { readonly status: 'failed' }>,
): JsonObject | 'foreign' | undefined {
  if (reading.status === 'none') return undefined;
  return isObject(reading.value) ? reading.value : 'foreign';
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
