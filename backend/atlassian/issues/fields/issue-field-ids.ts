import { z } from 'zod';
import type { IssueField } from '#contract/accounts.ts';
import type { Clock } from '../../../http/clock.ts';
import { readAnswer, type ProductClient } from '../../product-client.ts';

/** Keys of the fields' modules in `atlassian-connect.json` and `manifest.yml`. */
const moduleKeys: Readonly<Record<IssueField, string>> = {
  department: 'roster-department',
  location: 'roster-location',
  manager: 'roster-manager',
};

const rememberedMs = 10 * 60 * 1000;
const jiraFields = z.array(z.object({ id: z.string(), key: z.string().optional() }));

/** Which of Roster's fields a Jira has, by their ids there: `customfield_10050`. */
export type FieldIds = ReadonlyMap<IssueField, string>;
export type FindFieldIds = (jira: ProductClient) => Promise<FieldIds>;

/** Asks each Jira for its fields once in a while: there may be hundreds. */
export function createFieldIds(clock: Clock): FindFieldIds {
  const held = new Map<string, { readonly ids: FieldIds; readonly until: number }>();
  return async (jira) => {
    const now = clock.now().getTime();
    const known = held.get(jira.siteId);
    if (known && known.until > now) return known.ids;
    const ids = matchFields(readAnswer(jiraFields, await jira.send({ url: '/rest/api/3/field' }), jira), jira);
    // Those of an app that has just been installed may still be coming.
    if (ids.size === Object.keys(moduleKeys).length) held.set(jira.siteId, { ids, until: now + rememberedMs });
    return ids;
  };
}

/**
 * A field of an app has a key that tells its module: `<app>__<module>` through Connect
 * (https://developer.atlassian.com/cloud/jira/platform/modules/issue-field/), `…/static/<module>` through Forge.
 */
export function matchFields(
  fields: readonly { readonly id: string; readonly key?: string | undefined }[],
  { appKey }: Pick<ProductClient, 'appKey'>,
): FieldIds {
  const found = new Map<IssueField, string>();
  for (const [field, moduleKey] of Object.entries(moduleKeys) as [IssueField, string][]) {
    const isOurs = (key: string): boolean =>
      appKey === undefined ? key.endsWith(`/static/${moduleKey}`) : key === `${appKey}__${moduleKey}`;
    const own = fields.find(({ key }) => key !== undefined && isOurs(key));
    if (own) found.set(field, own.id);
  }
  return found;
}
