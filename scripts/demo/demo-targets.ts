import type { TargetView } from '#contract/targets.ts';
import type { DemoClient } from './demo-client.ts';
import type { DemoProducts, ProductPorts } from './demo-products.ts';

/** A product as a target of Roster, and where people see it. */
export interface DemoTarget {
  /** As an admin would enter it. */
  readonly input: { readonly name: string; readonly kind: string; readonly settings: { readonly baseUrl: string } };
  readonly peopleUrl: string;
  /** By e-mail address. */
  readonly profileUrl: (email: string) => string;
  /** How many people show a picture there, whoever brought it. */
  readonly pictures: () => number;
}

const names = {
  organization: 'Larkfield at Atlassian',
  jira: 'Larkfield Jira',
  confluence: 'Larkfield Confluence',
} as const;

/** In Jira, names of the admin's choice; the sample company's connector fills the last three. */
const jiraProperties = [
  { to: 'Job title', from: 'field:jobTitle' },
  { to: 'Department', from: 'field:department' },
  { to: 'Location', from: 'field:location' },
  { to: 'Phone', from: 'field:phone' },
  { to: 'Manager', from: 'property:Manager' },
  { to: 'Cost centre', from: 'property:Cost centre' },
  { to: 'Employee number', from: 'property:Employee number' },
];

export function demoTargets({ organization, jira, confluence }: DemoProducts): readonly DemoTarget[] {
  return [
    {
      input: {
        ...{ name: names.organization, kind: 'atlassian-organization' },
        settings: settingsOf(organization.directoryUrl, { apiKey: organization.apiKey }),
      },
      peopleUrl: organization.peopleUrl,
      profileUrl: (email) => organization.profileUrl(email),
      pictures: () => organization.pictures(),
    },
    {
      input: {
        ...{ name: names.jira, kind: 'jira-data-center', fields: jiraProperties },
        settings: settingsOf(jira.url, { token: jira.token }),
      },
      peopleUrl: jira.peopleUrl,
      profileUrl: (email) => jira.profileUrl(userNameIn(email)),
      pictures: () => jira.pictures(),
    },
    {
      input: {
        ...{ name: names.confluence, kind: 'confluence-data-center', matching: { by: 'email', from: 'field:email' } },
        settings: settingsOf(confluence.url, { token: confluence.token, pictures: 'companion' }),
      },
      peopleUrl: confluence.peopleUrl,
      profileUrl: (email) => confluence.profileUrl(userNameIn(email)),
      pictures: () => confluence.pictures(),
    },
  ];
}

const settingsOf = (baseUrl: string, others: Readonly<Record<string, string>>) => ({ baseUrl, ...others });

const userNameIn = (email: string): string => email.split('@')[0] ?? email;

/** The ports at which targets of an earlier start look for their products; 0 where there is none. */
export function portsOf(targets: readonly TargetView[]): ProductPorts {
  const portOf = (name: string): number => {
    const url = targets.find((target) => target.name === name)?.settings['baseUrl'];
    return typeof url === 'string' && URL.canParse(url) ? Number(new URL(url).port) : 0;
  };
  return { organization: portOf(names.organization), jira: portOf(names.jira), confluence: portOf(names.confluence) };
}

/** Leads the targets of an earlier start to where the products are now, before runs push to them by themselves. */
export async function findTargets(client: DemoClient, targets: readonly DemoTarget[]): Promise<void> {
  const known = await client.listTargets();
  for (const { input } of targets) {
    const existing = known.find(({ name }) => name === input.name);
    if (existing) await client.updateTarget(existing.id, { settings: input.settings });
  }
}
