import { GraphError } from '../graph-exchange.ts';

/** Application permissions, any of which suffices: https://learn.microsoft.com/graph/permissions-reference */
const readsPeople = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const readsGroups = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const permissions = {
  users: ['User.ReadBasic.All', ...readsPeople],
  usersInFull: readsPeople,
  userWrites: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  extensions: [
    'Application.Read.All',
    'Application.ReadWrite.OwnedBy',
    'Application.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  extensionWrites: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
  groups: ['Group.ReadBasic.All', ...readsGroups],
  members: ['GroupMember.ReadBasic.All', 'GroupMember.ReadWrite.All', 'Group.ReadBasic.All', ...readsGroups],
  hiddenMembers: ['Member.Read.Hidden'],
  /** Directory.Read.All is not among them. */
  photos: [
    'ProfilePhoto.Read.All',
    'ProfilePhoto.ReadWrite.All',
    'User.ReadBasic.All',
    'User.Read.All',
    'User.ReadWrite.All',
  ],
  organization: [
    'Organization.Read.All',
    'Organization.ReadWrite.All',
    'User.Read.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  signInActivity: ['AuditLog.Read.All'],
  mailboxSettings: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
} satisfies Readonly<Record<string, readonly string[]>>;

export function allows(roles: ReadonlySet<string>, anyOf: readonly string[]): boolean {
  return anyOf.some((role) => roles.has(role));
}

export function demand(roles: ReadonlySet<string>, anyOf: readonly string[]): void {
  if (allows(roles, anyOf)) return;
  throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
