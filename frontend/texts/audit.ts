/** What the details of an audit entry are called. */
export const auditDetailLabels: Readonly<Record<string, string>> = {
  changed: 'Changed',
  type: 'Type',
  kind: 'Kind',
  reason: 'Reason',
  role: 'Role',
  scope: 'May',
  expiresInDays: 'Expires',
  bytes: 'Size',
};

/** Settings that go by one name. */
export const auditSettingLabels: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'e-mail address',
  role: 'role',
  password: 'password',
  enabled: 'enabled or disabled',
  mappings: 'attribute mapping',
  priority: 'place in the order',
  siteName: 'site name',
  oidcClientSecret: 'sign-in (client secret)',
  'matching.key': 'how the same person is found',
  'schedule.cron': 'schedule (times)',
  'schedule.fullEveryDays': 'schedule (days between full syncs)',
  'safety.gone': 'safety (people removed)',
  'safety.disabled': 'safety (people disabled)',
  'safety.blanked': 'safety (values emptied)',
  'safety.unpictured': 'safety (pictures lost)',
  'scope.includeDisabled': 'scope (disabled accounts)',
  'scope.includeGuests': 'scope (guest accounts)',
  'pictures.policy': 'pictures (when they are taken)',
  'pictures.whenMissing': 'pictures (when the source has none)',
  'pictures.crop': 'pictures (cut to a square)',
};

/** Groups of settings, whose fields are named after them. */
export const auditGroupLabels: Readonly<Record<string, string>> = {
  scope: 'scope',
  pictures: 'pictures',
  schedule: 'schedule',
  safety: 'safety',
  oidc: 'sign-in',
  people: 'people',
  history: 'history',
  privacy: 'privacy',
};

export const auditTexts = {
  orderOf: (field: string) => `order of ${field}`,
  inGroup: (group: string, field: string) => `${group} (${field})`,
  never: 'Never',
  inDays: (days: number) => `in ${String(days)} days`,
  kilobytes: (size: string) => `${size} KB`,
};
