import { z } from 'zod';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import { companionShape, createCompanion, type Companion } from '../../shared/data-center/companion.ts';
import type { ConfluenceClient } from '../confluence-data-center-client.ts';
import { failureOfOne } from '../confluence-data-center-failure.ts';
import type { ConfluenceSettings } from '../confluence-data-center-settings.ts';

/** The contract is in `companions/confluence-data-center/README.md`. */
const description = companionShape.extend({
  companion: z.literal('roster-confluence-data-center'),
});
export type CompanionDescription = z.infer<typeof description>;
export type ConfluenceCompanion = Companion<CompanionDescription>;

export function createConfluenceCompanion(
  client: ConfluenceClient,
  { companion }: Pick<ConfluenceSettings, 'companion'>,
): ConfluenceCompanion {
  return createCompanion({
    client,
    endpoint: companion,
    shape: description,
    absent: absentCompanion,
    product: 'Confluence',
    group: 'confluence-administrators',
    failureOfOne,
  });
}

export const absentCompanion: ConnectorFailure = {
  reason: 'permission-missing',
  message:
    'Confluence lets phone, IM, website, position, department and location be written, and people be found by e-mail address, only through the companion script, and it is not there. Paste it into ScriptRunner as a REST endpoint (companions/confluence-data-center).',
  permission: 'companion',
  setting: 'companion',
};
