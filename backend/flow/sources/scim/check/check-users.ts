import type { CheckFinding } from '../../source.ts';
import { listTask } from '../people/lister.ts';
import { baseUrlOf } from '../scim-client.ts';
import { valueOf } from '../in-any-case.ts';
import { enterpriseUser } from '../scim-record.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';

export interface CheckedUsers {
  readonly findings: readonly CheckFinding[];
  /** Some people to try further things on. */
  readonly users: readonly JsonObject[];
}

const tried = 50;

/** Reads some people. What is wrong with address and credentials shows here. */
export async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  let users: readonly JsonObject[] = [];
  const finding = await attempt('Read people', async () => {
    const page = await means.lister.page({ filter: '', task: listTask(''), count: tried }, undefined, signal);
    users = page.items;
    if (users.length === 0) return { status: 'warning', subject: 'Read people', message: 'The server has no people.' };
    const way = means.lister.paging() === 'cursor' ? 'by cursor (RFC 9865)' : 'by index';
    const total = page.total === undefined ? '' : ` There are ${String(page.total)} of them.`;
    return `People can be read, ${way}.${total}`;
  });
  if (finding.setting !== 'baseUrl') return { findings: [finding], users };
  return { findings: [await withBetterAddress(finding, means, signal)], users };
}

/** An address without the path is what is copied most often. */
async function withBetterAddress(finding: CheckFinding, means: CheckMeans, signal: AbortSignal): Promise<CheckFinding> {
  for (const path of ['/scim/v2', '/v2', '/scim']) {
    const { status, body } = await means.client.ask(`${path}/ServiceProviderConfig`, {}, signal);
    if (status === 200 && body !== undefined && valueOf(body, 'schemas') !== undefined) {
      return { ...finding, message: `SCIM answers at ${baseUrlOf(means.settings)}${path}. Enter that as base URL.` };
    }
  }
  return finding;
}

export async function checkDiscovery(means: CheckMeans, signal: AbortSignal): Promise<CheckFinding> {
  return attempt('Discovery', async () => {
    const { told, paging, filter, sort } = await means.discover(signal);
    if (!told) {
      return 'The server has no ServiceProviderConfig; it is read as RFC 7644 has it, page by page by index.';
    }
    const can = [
      ...(paging.cursor ? ['paging by cursor'] : []),
      ...(paging.index ? ['paging by index'] : []),
      ...(filter === true ? ['filters'] : []),
      ...(sort ? ['sorting'] : []),
    ];
    return `The server describes itself: ${can.join(', ')}.`;
  });
}

/** Attributes of the mapping that no schema of people has: a typing mistake, or something the server never gives. */
export async function checkSchema(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { attributePaths } = means.context;
  const { attributes } = await means.discover(signal);
  if (attributePaths === 'all' || attributes === undefined) return [];
  const names = attributePaths.map(schemaName).filter((name) => name !== undefined && !attributes.has(name));
  return [...new Set(names)].map((name) => ({
    status: 'warning',
    subject: 'Attribute mapping',
    message: `No schema of the server has “${name ?? ''}”, so it may stay empty. Check the mapping.`,
  }));
}

const common = new Set(['id', 'externalid', 'meta', 'schemas']);
const urnPath = /^\[\s*"(urn:[^"]+)"\s*\](?:\.([\w$-]+))?/i;

/** `emails[0].value` → `emails`; `["urn:…:User"].department` → `urn:…:user:department`. */
function schemaName(path: string): string | undefined {
  const [, urn, attribute] = urnPath.exec(path) ?? [];
  if (urn !== undefined) return attribute === undefined ? undefined : `${urn}:${attribute}`.toLowerCase();
  const name = /^[\w$-]+/.exec(path)?.[0]?.toLowerCase();
  return name === undefined || common.has(name) ? undefined : name;
}

export function checkManagers({ context }: CheckMeans, users: readonly JsonObject[]): readonly CheckFinding[] {
  const isMapped = context.attributePaths !== 'all' && context.attributePaths.some((path) => /manager/i.test(path));
  if (!isMapped || users.length === 0) return [];
  const named = users.filter((user) => {
    const extension = valueOf(user, enterpriseUser);
    return extension !== undefined && isJsonObject(extension) && valueOf(extension, 'manager') !== undefined;
  });
  const subject = 'Read managers';
  if (named.length > 0) return [{ status: 'works', subject, message: 'People name their managers.' }];
  const message = `None of the ${String(users.length)} people tried has a manager in the enterprise extension.`;
  return [{ status: 'warning', subject, message }];
}
