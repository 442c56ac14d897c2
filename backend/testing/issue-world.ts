import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteSettings } from '#contract/accounts.ts';
import type { PostFunctionConfiguration } from '#contract/atlassian.ts';
import { listIssueOutcomes, type IssueOutcome } from '#contract/issue-outcomes.ts';
import { fieldsOf } from '../../simulators/atlassian-site/app-fields.ts';
import { startAtlassianSite, type AtlassianSite } from '../../simulators/atlassian-site/atlassian-site.ts';
import type { SiteUser } from '../../simulators/atlassian-site/site-user.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { storePeople } from './profile-builders.ts';
import { startTestApi, type TestApi } from './test-api.ts';

/** Everyone shows their address. Lena may not be assigned issues, and Gus is no person of the directory. */
const names = ['ada', 'rita', 'max', 'olga', 'lena', 'gus'] as const;
export type WorldName = (typeof names)[number] | 'noah';

export interface IssueWorld {
  readonly jira: AtlassianSite;
  readonly api: TestApi;
  /** Of the Jira's own. */
  readonly siteId: string;
  readonly admin: ApiClient;
  user(name: WorldName): SiteUser;
  personId(name: WorldName): string;
  /** Makes one the manager of another; undefined: they have none. */
  lead(name: WorldName, manager: WorldName | undefined): Promise<void>;
  /** Gives somebody of the directory a department and a location. */
  describe(name: WorldName, values: { readonly department?: string; readonly location?: string }): Promise<void>;
  /** What an issue shows in the fields of the app: department, location, manager. */
  shownIn(key: string): readonly (string | null)[];
  setFields(issueFields: Partial<SiteSettings['issueFields']>): Promise<void>;
  /** Does the post function for an issue of Rita's, and gives what came of it. */
  escalate(configuration?: Partial<PostFunctionConfiguration>, assignee?: WorldName): Promise<Escalated>;
  outcomes(): Promise<readonly IssueOutcome[]>;
  close(): Promise<void>;
}

export interface Escalated {
  readonly outcome: IssueOutcome | undefined;
  readonly assignee: string | undefined;
  readonly comments: readonly string[];
}

/**
 * A Jira with Roster installed, and a directory with its people: Rita's manager is Max, his is Olga. Noah is in the
 * directory alone.
 */
export async function createIssueWorld(): Promise<IssueWorld> {
  const jira = await startAtlassianSite({ users: names.map(userNamed) });
  const frontendFolder = await mkdtemp(join(tmpdir(), 'roster-pages-'));
  await writeFile(join(frontendFolder, 'index.html'), '<!doctype html><head><title>Roster</title></head>');
  const sites = [new URL(jira.url).host];
  const atlassian = {
    key: 'com.example.roster',
    sites,
    installKeysUrl: `${jira.url}/install-keys`,
    scriptUrl: jira.url,
  };
  const api = await startTestApi({ frontendFolder }, atlassian);
  await jira.install(api.url);
  const { database } = api.test;
  const { siteId } = await database.connectInstallation.findFirstOrThrow();
  const inDirectory = ['ada', 'rita', 'max', 'olga', 'lena', 'noah'] as const;
  const people = inDirectory.map((name) => {
    const { displayName, emailAddress = '' } = userNamed(name);
    return { displayName, values: { 'field:email': emailAddress } };
  });
  const ids = new Map<WorldName, string>();
  for (const [index, id] of (await storePeople(database, siteId, people)).entries())
    ids.set(inDirectory[index] ?? 'ada', id);
  const personId = (name: WorldName): string => ids.get(name) ?? '';
  const lead: IssueWorld['lead'] = async (name, manager) => {
    const managerId = manager === undefined ? null : personId(manager);
    await database.person.update({ where: { id: personId(name) }, data: { managerId } });
  };
  await lead('rita', 'max');
  await lead('max', 'olga');
  const headers = () => ({ authorization: `JWT ${jira.contextToken(userNamed('ada'))}` });
  const admin = createApiClient({ url: api.url, headers: headers() });
  const outcomes = async () => (await admin.call(listIssueOutcomes, { query: {} })).items;
  return {
    ...{ jira, api, siteId, admin, personId, lead, outcomes },
    user: userNamed,
    describe: async (name, { department = '', location = '' }) => {
      const { displayName, emailAddress = '' } = userNamed(name);
      const values = { 'field:displayName': displayName, 'field:email': emailAddress, 'field:location': location };
      await database.person.update({ where: { id: personId(name) }, data: { department, values } });
    },
    shownIn: (key) => {
      const texts = jira.issues.find(key)?.texts ?? {};
      return fieldsOf(jira.app).map(({ id }) => texts[id] ?? null);
    },
    setFields: async (over) => {
      const usual = { enabled: true, of: 'reporter', fields: ['department', 'location', 'manager'] } as const;
      const settings = { issueFields: { ...usual, fields: [...usual.fields], updateOpenIssues: true, ...over } };
      await database.site.update({ where: { id: siteId }, data: { settings } });
    },
    escalate: async (configuration, assignee) => {
      const given = { withoutManager: { kind: 'leave' }, skipInactive: true, comment: true, ...configuration };
      const people = {
        reporter: userNamed('rita').accountId,
        ...(assignee && { assignee: userNamed(assignee).accountId }),
      };
      const { key } = jira.issues.add(people);
      await jira.events.transition(key, JSON.stringify(given));
      await api.workAtIssues();
      const issue = jira.issues.find(key);
      return { outcome: (await outcomes())[0], assignee: issue?.assignee, comments: issue?.comments ?? [] };
    },
    close: async () => {
      await jira.events.deliveries();
      await api.close();
      await jira.close();
      await rm(frontendFolder, { recursive: true });
    },
  };
}

function userNamed(name: WorldName): SiteUser {
  const displayName = `${name.slice(0, 1).toUpperCase()}${name.slice(1)} Person`;
  return {
    ...{ accountId: `557058:${name}`, displayName, emailAddress: `${name}@example.org` },
    ...{ isAdmin: name === 'ada', isAssignable: name !== 'lena' },
  };
}
