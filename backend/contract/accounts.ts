import { z } from 'zod';
import { id, idParams, json, listOf, paging, secretState, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { email, newPassword, role } from './session.ts';

export const account = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  signIn: z.enum(['password', 'oidc']),
  lastSignInAt: timestamp.nullable(),
});
export type Account = z.infer<typeof account>;

const accountInput = z.object({
  name: z.string().trim().min(1, 'Type a name.').max(200),
  email,
  role,
  password: newPassword,
});

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'get',
  path: '/api/accounts',
  summary: 'Accounts that can sign in',
  tag: 'Access',
  access: 'admin',
  query: paging,
  response: listOf(account),
  status: 200,
});
export const createAccount = operation({
  id: 'createAccount',
  method: 'post',
  path: '/api/accounts',
  summary: 'Add a local account',
  tag: 'Access',
  access: 'admin',
  body: accountInput,
  response: account,
  status: 201,
});
export const updateAccount = operation({
  id: 'updateAccount',
  method: 'patch',
  path: '/api/accounts/{id}',
  summary: 'Change an account',
  tag: 'Access',
  access: 'admin',
  params: idParams,
  body: accountInput.partial(),
  response: account,
  status: 200,
});
export const deleteAccount = operation({
  id: 'deleteAccount',
  method: 'delete',
  path: '/api/accounts/{id}',
  summary: 'Remove an account and end its sessions',
  tag: 'Access',
  access: 'admin',
  params: idParams,
  status: 204,
});

/** `read`: GET only. `run`: also start and steer runs. `admin`: everything an admin may do. */
export const tokenScope = z.enum(['read', 'run', 'admin']);
export type TokenScope = z.infer<typeof tokenScope>;

export const apiToken = z.object({
  id,
  name: z.string(),
  scope: tokenScope,
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

export const listTokens = operation({
  id: 'listTokens',
  method: 'get',
  path: '/api/tokens',
  summary: 'API tokens',
  tag: 'Access',
  access: 'admin',
  response: listOf(apiToken),
  status: 200,
});
export const createToken = operation({
  id: 'createToken',
  method: 'post',
  path: '/api/tokens',
  summary: 'Create an API token; its value is shown once',
  tag: 'Access',
  access: 'admin',
  body: z.object({
    name: z.string().trim().min(1, 'Give the token a name.').max(200),
    scope: tokenScope,
    expiresInDays: z.int().min(1).max(730).nullable(),
  }),
  response: apiToken.extend({ token: z.string() }),
  status: 201,
});
export const deleteToken = operation({
  id: 'deleteToken',
  method: 'delete',
  path: '/api/tokens/{id}',
  summary: 'Revoke an API token',
  tag: 'Access',
  access: 'admin',
  params: idParams,
  status: 204,
});

export const auditEntry = z.object({
  id: z.string(),
  at: timestamp,
  actor: z.string(),
  /** A stable word such as `connector.updated`. */
  action: z.string(),
  subject: z.string(),
  /** Which settings changed, by name; never a secret's value. */
  details: json,
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAudit = operation({
  id: 'listAudit',
  method: 'get',
  path: '/api/audit',
  summary: 'Who changed which settings, and when',
  tag: 'Access',
  access: 'admin',
  query: paging.extend({ action: z.string().max(100).optional(), search: z.string().max(200).optional() }),
  response: listOf(auditEntry),
  status: 200,
});

const photoBaseUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isPlainUrl(text), {
    error: 'Type an address such as https://photos.example.com, without a name, a query or a # in it.',
  });

function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  const extras = url && [url.username, url.password, url.search, url.hash].join('');
  return extras === '' && (url?.protocol === 'https:' || url?.protocol === 'http:');
}

/** What Jira’s issues can show of a person, each in a field of Roster’s own. `manager`: by name. */
export const issueField = z.enum(['department', 'location', 'manager']);
export type IssueField = z.infer<typeof issueField>;

/** Fields of Jira’s issues that Roster fills from a profile, on create and whenever that is another person. */
const issueFields = z.object({
  enabled: z.boolean(),
  /** Whose profile. */
  of: z.enum(['reporter', 'assignee']),
  fields: z.array(issueField).max(issueField.options.length),
  /** Issues that are open are brought up to date when a run has changed the person. */
  updateOpenIssues: z.boolean(),
});

export const siteSettings = z.object({
  siteName: z.string().trim().min(1, 'Give the site a name.').max(100),
  oidc: z.object({
    enabled: z.boolean(),
    label: z.string().trim().min(1).max(100),
    issuer: z.union([
      z.literal(''),
      z.url({ protocol: /^https?$/, error: 'Type the issuer’s address, beginning with https://.' }),
    ]),
    clientId: z.string().trim().max(500),
    /** New accounts get this role; `null`: only existing accounts may sign in. */
    newAccountRole: role.nullable(),
  }),
  pictures: z.object({ ownUploads: z.boolean() }),
  photos: z.object({
    /**
     * What the addresses of hosted photos begin with, where that is not where Roster itself is: a CDN or proxy in
     * front of its `/photos/`. Empty: Roster’s own address.
     */
    baseUrl: photoBaseUrl,
  }),
  history: z.object({ keepDays: z.int().min(1).max(3650) }),
  privacy: z.object({
    /** How long it is kept who looked at whom. */
    accessDays: z.int().min(1, 'At least a day.').max(3650, 'At most ten years.'),
  }),
  issueFields,
  signInSync: z.object({
    /** Whoever signs in, or opens Roster inside Atlassian, is brought up to date by a run of their own. */
    enabled: z.boolean(),
    /** Unless that was done, or everyone was read, within so many minutes. */
    everyMinutes: z
      .int()
      .min(1, 'At least a minute.')
      .max(7 * 24 * 60, 'At most a week.'),
  }),
});
export type SiteSettings = z.infer<typeof siteSettings>;

export const getSettings = operation({
  id: 'getSettings',
  method: 'get',
  path: '/api/settings',
  summary: 'Settings of the site',
  tag: 'Settings',
  access: 'admin',
  response: siteSettings.extend({ oidcClientSecret: secretState }),
  status: 200,
});
export const putSettings = operation({
  id: 'putSettings',
  method: 'put',
  path: '/api/settings',
  summary: 'Change the settings of the site',
  tag: 'Settings',
  access: 'admin',
  body: siteSettings.extend({
    /** Absent: stays as it is. */
    photos: siteSettings.shape.photos.optional(),
    /** Absent: stays as it is. */
    privacy: siteSettings.shape.privacy.optional(),
    /** Absent: stay as they are. */
    issueFields: issueFields.optional(),
    /** Absent: stays as it is. */
    signInSync: siteSettings.shape.signInSync.optional(),
    /** Absent: stays as it is. Empty: removed. */
    oidcClientSecret: z.string().max(2000).optional(),
  }),
  response: siteSettings.extend({ oidcClientSecret: secretState }),
  status: 200,
});
