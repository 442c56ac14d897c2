import { z } from 'zod';
import { inTurn } from '../../../../http/in-turn.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import type { JiraClient } from '../jira-data-center-client.ts';
import { failureOfOne } from '../jira-data-center-failure.ts';
import { isXsrfRefusal } from '../../shared/data-center/data-center-failure.ts';
import { sideBySide } from '../../shared/data-center/side-by-side.ts';
import type { PropertyEdit, PropertyReading, PropertyStore, PropertyWriting, ValueProblem } from './property-store.ts';

const held = z.object({ value: z.json() });
const maxValueBytes = 32_768;
const maxNameBytes = 255;

/** Jira counts bytes: https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/#api/2/user/properties */
export const fitsAsKey = (name: string): boolean => Buffer.byteLength(name, 'utf8') <= maxNameBytes;

export const restValueProblem: ValueProblem = (name, value) =>
  Buffer.byteLength(JSON.stringify(value), 'utf8') <= maxValueBytes
    ? undefined
    : { field: name, code: 'too-long', message: 'Jira takes no more than 32 KiB of a property.' };

/** User properties of the REST API: a key and JSON each, which no page of Jira shows. */
export function createRestProperties(client: JiraClient): PropertyStore {
  return {
    read: async (userKeys, names, signal) => {
      const read = (userKey: string) => readOne(client, { userKey, names }, signal);
      return new Map(
        await Array.fromAsync(inTurn(userKeys, sideBySide, async (key) => [key, await read(key)] as const)),
      );
    },
    write: async (edits, signal) => {
      const write = async (edit: PropertyEdit) => [edit.userKey, await writeOne(client, edit, signal)] as const;
      return new Map(await Array.fromAsync(inTurn(edits, sideBySide, write)));
    },
  };
}

interface Wanted {
  readonly userKey: string;
  readonly names: readonly string[];
}

async function readOne(client: JiraClient, { userKey, names }: Wanted, signal: AbortSignal): Promise<PropertyReading> {
  const values: Record<string, string | null> = {};
  for (const name of names) {
    const response = await client.send({ path: pathOf(userKey, name) }, signal);
    // Of nobody, too: whether there is such a user is asked before.
    if (response.status === 404) values[name] = null;
    else if (response.status !== 200)
      return { status: 'failed', failure: failureOfOne(response, 'read a user property') };
    else values[name] = textOfValue(held.safeParse(parseJson(response)).data?.value ?? null);
  }
  return { status: 'read', values };
}

async function writeOne(
  client: JiraClient,
  { userKey, values }: PropertyEdit,
  signal: AbortSignal,
): Promise<PropertyWriting> {
  for (const [name, value] of Object.entries(values)) {
    const path = pathOf(userKey, name);
    const request =
      value === null ? ({ method: 'DELETE', path } as const) : ({ method: 'PUT', path, json: value } as const);
    const response = await client.send(request, signal);
    const problem = problemOf(response, value === null);
    if (problem) return problem;
  }
  const reading = await readOne(client, { userKey, names: Object.keys(values) }, signal);
  return reading.status === 'read' ? { status: 'written', values: reading.values } : reading;
}

function problemOf(response: HttpResponse, isRemoval: boolean): PropertyWriting | undefined {
  const { status } = response;
  if ([200, 201, 204].includes(status)) return undefined;
  if (status === 404) return isRemoval ? undefined : { status: 'gone' };
  if (status === 403 && !isXsrfRefusal(response)) return { status: 'forbidden' };
  return { status: 'failed', failure: failureOfOne(response, 'write a user property') };
}

const pathOf = (userKey: string, name: string): string =>
  `/rest/api/2/user/properties/${encodeURIComponent(name)}?userKey=${encodeURIComponent(userKey)}`;

/** Others may keep anything under the name. */
const textOfValue = (value: z.infer<typeof held>['value']): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);
