import { fieldsOf } from './app-fields.ts';
import type { InstalledApp } from './installed-app.ts';
import { issueBean, userBean } from './issue-bean.ts';
import type { SiteIssue, SiteIssues } from './site-issues.ts';
import { readJql } from './site-jql.ts';
import { requestToken } from './site-tokens.ts';
import type { SiteUser } from './site-user.ts';

/** What a site told its app. */
export interface Delivery {
  readonly event: string;
  /** Status of the app's answer; 0: it did not answer, and will never hear of it. */
  readonly status: number;
}

/** What people do in a site, with all that its app is told of it. */
export interface SiteEvents {
  create(issue: Parameters<SiteIssues['add']>[0]): Promise<SiteIssue>;
  change(key: string, change: Parameters<SiteIssues['change']>[1]): Promise<SiteIssue>;
  /** A transition with the app's post function: it is told after the transition. Gives the status of its answer. */
  transition(key: string, configuration?: string): Promise<number>;
  tellOfUser(event: 'user_updated' | 'user_deleted', user: SiteUser): Promise<void>;
  /** A write of the app itself, which it is told of like any other. */
  noteChange(before: SiteIssue, after: SiteIssue): void;
  /** Everything that was told since the last time, once the app has answered. */
  deliveries(): Promise<readonly Delivery[]>;
}

export interface SiteEventsOptions {
  readonly users: readonly SiteUser[];
  readonly issues: SiteIssues;
  readonly requireApp: () => InstalledApp;
}

interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Told as https://developer.atlassian.com/cloud/jira/platform/webhooks/ has it: once each, and never again. */
export function createSiteEvents({ users, issues, requireApp }: SiteEventsOptions): SiteEvents {
  let told: Promise<Delivery>[] = [];
  const post = async (event: string, path: string, body: object): Promise<Delivery> => {
    const { descriptor, ...tenant } = requireApp();
    const url = descriptor.baseUrl + path;
    const token = requestToken(tenant, { method: 'POST', url, baseUrl: descriptor.baseUrl });
    const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined);
    return { event, status: response?.status ?? 0 };
  };
  const tell = (event: string, body: object, issue?: SiteIssue): readonly Promise<Delivery>[] => {
    const hooks = (requireApp().descriptor.modules.webhooks ?? []).filter(
      (hook) => hook.event === event && (!issue || hook.filter === undefined || readJql(hook.filter)?.(issue) === true),
    );
    const payload = { timestamp: Date.now(), webhookEvent: event, ...body };
    const posted = hooks.map(({ url }) => post(event, url, payload));
    told.push(...posted);
    return posted;
  };
  const noteChange = (before: SiteIssue, after: SiteIssue): readonly Promise<Delivery>[] => {
    const items = changesBetween(before, after, requireApp());
    if (items.length === 0) return [];
    const changelog = { id: String(Date.now()), items };
    return tell('jira:issue_updated', { issue: issueBean(users, after, undefined), changelog }, after);
  };
  return {
    create: async (given) => {
      const issue = issues.add(given);
      await Promise.all(tell('jira:issue_created', { issue: issueBean(users, issue, undefined) }, issue));
      return issue;
    },
    change: async (key, change) => {
      const before = issues.find(key);
      if (!before) throw new Error(`There is no issue ${key}.`);
      const after = issues.change(key, change);
      await Promise.all(noteChange(before, after));
      return after;
    },
    transition: async (key, configuration = '') => {
      const issue = issues.find(key);
      const [module] = requireApp().descriptor.modules.jiraWorkflowPostFunctions ?? [];
      if (!issue || !module) throw new Error('There is no such issue, or no post function.');
      const transition = { transitionId: 5, transitionName: 'Escalate', from_status: 'Open', to_status: 'Escalated' };
      const body = { issue: issueBean(users, issue, undefined), transition, configuration: { value: configuration } };
      return (await post('transition', module.triggered.url, body)).status;
    },
    tellOfUser: async (event, user) => {
      await Promise.all(tell(event, { user: userBean(user) }));
    },
    noteChange,
    deliveries: async () => {
      const all = await Promise.all(told);
      told = [];
      return all;
    },
  };
}

function changesBetween(before: SiteIssue, after: SiteIssue, app: InstalledApp): readonly ChangeItem[] {
  const item = (field: string, fieldId: string, from: string | null | undefined, to: string | null | undefined) =>
    (from ?? null) === (to ?? null) ? [] : [{ field, fieldId, from: from ?? null, to: to ?? null }];
  return [
    ...item('summary', 'summary', before.summary, after.summary),
    ...item('reporter', 'reporter', before.reporter, after.reporter),
    ...item('assignee', 'assignee', before.assignee, after.assignee),
    ...fieldsOf(app).flatMap(({ id, name }) => item(name, id, before.texts[id], after.texts[id])),
  ];
}
