import { z } from 'zod';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import { companionShape, createCompanion, type Companion } from '../../shared/data-center/companion.ts';
import type { JiraClient } from '../jira-data-center-client.ts';
import { failureOfOne } from '../jira-data-center-failure.ts';
import type { JiraSettings } from '../jira-data-center-settings.ts';

/** The contract is in `companions/jira-data-center/README.md`. */
const description = companionShape.extend({
  companion: z.literal('roster-jira-data-center'),
  maxNameLength: z.int().min(1),
});
export type CompanionDescription = z.infer<typeof description>;
export type JiraCompanion = Companion<CompanionDescription>;

export function createJiraCompanion(client: JiraClient, { companion }: Pick<JiraSettings, 'companion'>): JiraCompanion {
  return createCompanion({
    client,
    endpoint: companion,
    shape: description,
    absent: absentCompanion,
    product: 'Jira',
    group: 'jira-administrators',
    failureOfOne,
  });
}

export const absentCompanion: ConnectorFailure = {
  reason: 'permission-missing',
  message:
    'Jira shows user properties in profiles only if the companion script writes them, and it is not there. Paste it into ScriptRunner as a REST endpoint (companions/jira-data-center), or have properties go to the REST API.',
  permission: 'companion',
  setting: 'properties',
};
