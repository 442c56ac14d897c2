import type { InstalledApp } from './installed-app.ts';

/** A field that an app has added to issues. */
export interface AppField {
  /** As the REST API names it: `customfield_10050`. */
  readonly id: string;
  /** `<app>__<module>` (https://developer.atlassian.com/cloud/jira/platform/modules/issue-field/). */
  readonly key: string;
  readonly name: string;
}

const firstId = 10_050;

export function fieldsOf({ descriptor }: Pick<InstalledApp, 'descriptor'>): readonly AppField[] {
  return (descriptor.modules.jiraIssueFields ?? []).map(({ key, name }, index) => ({
    id: `customfield_${String(firstId + index)}`,
    key: `${descriptor.key}__${key}`,
    name: name.value,
  }));
}

/** All fields of a site, as the REST API lists them. */
export function fieldBeans(app: Pick<InstalledApp, 'descriptor'>): readonly object[] {
  const own = ['summary', 'reporter', 'assignee'].map((id) => ({ id, key: id, name: id, custom: false }));
  const added = fieldsOf(app).map((field) => ({ ...field, custom: true, schema: { type: 'string' } }));
  return [...own, ...added];
}
