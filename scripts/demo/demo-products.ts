import { join } from 'node:path';
import {
  startOrganizationSimulator,
  type OrganizationSimulator,
} from '../../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../../simulators/company/company.ts';
import type { CompanyPerson } from '../../simulators/company/company-person.ts';
import {
  startConfluenceSimulator,
  type ConfluenceSimulator,
} from '../../simulators/confluence-data-center/confluence-simulator.ts';
import { startJiraSimulator, type JiraSimulator } from '../../simulators/jira-data-center/jira-simulator.ts';
import { onPort } from './on-port.ts';

/** Where the company's people work: they have accounts there, with nothing in them but a name. */
export interface DemoProducts {
  readonly organization: OrganizationSimulator;
  readonly jira: JiraSimulator;
  readonly confluence: ConfluenceSimulator;
  /** Writes what they hold to the data folder, for the next start; so does `close`. */
  keep(): void;
  close(): Promise<void>;
}

/** 0: whatever is free. */
export interface ProductPorts {
  readonly organization: number;
  readonly jira: number;
  readonly confluence: number;
}

export interface ProductPlace {
  readonly people: number;
  readonly dataFolder: string;
  readonly ports: ProductPorts;
}

/** As in real companies, not everybody has an account everywhere, and somebody is out of reach. */
export async function startDemoProducts({ people, dataFolder, ports }: ProductPlace): Promise<DemoProducts> {
  const company = sampleCompany({ people });
  // They have no account in Jira yet.
  const newest = Math.min(3, Math.floor(people / 20));
  const hasJira = ({ index }: CompanyPerson): boolean => index < people - newest;
  const folderOf = (product: string): string => join(dataFolder, 'products', product);
  const [organization, jira, confluence] = await Promise.all([
    onPort(ports.organization, (port) =>
      startOrganizationSimulator({
        ...{ company, port, folder: folderOf('organization'), fetchesPhotos: true },
        includes: ({ employeeType }) => employeeType !== 'Contractor',
      }),
    ),
    onPort(ports.jira, (port) =>
      startJiraSimulator({
        ...{ company, port, folder: folderOf('jira') },
        includes: hasJira,
      }),
    ),
    onPort(ports.confluence, (port) =>
      startConfluenceSimulator({
        ...{ company, port, folder: folderOf('confluence') },
        includes: hasConfluence,
      }),
    ),
  ]);
  // Roster's account may not change one of Jira's own administrators, and nobody writes to who is disabled.
  const employees = company.people().filter(({ active, guest }) => active && !guest);
  const [, , administrator] = employees.filter(hasJira);
  const [, , , disabled] = employees.filter(hasConfluence);
  if (administrator) jira.user(jira.keyOf(administrator)).isSystemAdministrator = true;
  if (disabled) confluence.user(confluence.keyOf(disabled)).active = false;
  const products = [organization, jira, confluence];
  return {
    organization,
    jira,
    confluence,
    keep: () => {
      for (const product of products) product.keep();
    },
    close: async () => {
      await Promise.all(products.map((product) => product.close()));
    },
  };
}

const hasConfluence = ({ employeeType }: CompanyPerson): boolean => employeeType !== 'Working Student';
