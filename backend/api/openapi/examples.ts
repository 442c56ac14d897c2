/** Bodies that are easier to read than their schema, by operation. */
export const examples: Readonly<Record<string, unknown>> = {
  createSession: { email: 'ann@example.com', password: 'correct horse battery' },
  createToken: { name: 'Nightly export', scope: 'read', expiresInDays: 90 },
  createConnector: {
    kind: 'ldap',
    name: 'Corp directory',
    settings: {
      urls: ['ldaps://ldap.example.com'],
      security: 'ldaps',
      bindDn: 'cn=roster,ou=services,dc=example,dc=com',
      bindPassword: 'secret',
      baseDn: 'dc=example,dc=com',
    },
    schedule: { cron: '0 3 * * *', timeZone: 'Europe/Stockholm', fullEveryDays: 7 },
  },
  putMappings: {
    items: [
      {
        target: { kind: 'profile', name: 'displayName' },
        source: { kind: 'template', template: '{givenName} {sn}' },
        transforms: [{ kind: 'trim' }],
        whenEmpty: { do: 'keep' },
      },
    ],
  },
  explainPerson: { person: 'ann@example.com' },
  startRun: { type: 'changes' },
  createTarget: {
    kind: 'jira-data-center',
    name: 'Jira',
    settings: { url: 'https://jira.example.com', token: 'secret' },
    fields: [{ to: 'Position', from: 'field:jobTitle', whenEmpty: 'clear' }],
    matching: { by: 'email', from: 'field:email' },
  },
  startPush: { type: 'full' },
};

export function exampleOf(id: string): { example?: unknown } {
  return id in examples ? { example: examples[id] } : {};
}
