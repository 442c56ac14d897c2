import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import { batchSize } from '../people/side-by-side.ts';
import type { ConfluenceClient, ConfluenceRequest } from '../confluence-data-center-client.ts';
import { failureOfOne } from '../confluence-data-center-failure.ts';
import type { ConfluenceSettings } from '../confluence-data-center-settings.ts';

/** The contract is in `companions/confluence-data-center/README.md`. */
export const contractVersion = 1;

const description = z.object({
  companion: z.literal('roster-confluence-data-center'),
  version: z.int(),
  maxPeople: z.int().min(1),
  maxValueLength: z.int().min(1),
});
export type CompanionDescription = z.infer<typeof description>;

/** The script in ScriptRunner that reaches what the REST API does not. */
export interface Companion {
  /** Asked once. Throws when it is there but not to be used. */
  describe(signal: AbortSignal): Promise<CompanionDescription | 'absent'>;
  /** Throws `permission-missing` when there is none. */
  ask(request: Pick<ConfluenceRequest, 'method' | 'json'>, signal: AbortSignal): Promise<unknown>;
}

export function createCompanion(
  client: ConfluenceClient,
  { companion }: Pick<ConfluenceSettings, 'companion'>,
): Companion {
  const path = `/rest/scriptrunner/latest/custom/${companion}`;
  let described: CompanionDescription | 'absent' | undefined;
  return {
    describe: async (signal) => {
      described ??= readDescription(await client.send({ path }, signal));
      return described;
    },
    ask: async (request, signal) => {
      // Asking twice gives the same, and so does writing twice.
      const response = await client.send({ ...request, path, repeatable: true }, signal);
      if (response.status === 404) throw new ConnectorError(absentCompanion);
      if (response.status === 403) throw new ConnectorError(refusedByCompanion);
      if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'answer through the companion'));
      return parseJson(response);
    },
  };
}

function readDescription(response: HttpResponse): CompanionDescription | 'absent' {
  if (response.status === 404) return 'absent';
  if (response.status === 403) throw new ConnectorError(refusedByCompanion);
  if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'answer through the companion'));
  const read = description.safeParse(parseJson(response));
  if (!read.success) throw new ConnectorError(strangeCompanion);
  if (read.data.version !== contractVersion) throw new ConnectorError(otherVersion(read.data.version));
  if (read.data.maxPeople < batchSize) throw new ConnectorError(strangeCompanion);
  return read.data;
}

export const absentCompanion: ConnectorFailure = {
  reason: 'permission-missing',
  message:
    'Confluence lets phone, IM, website, position, department and location be written, and people be found by e-mail address, only through the companion script, and it is not there. Paste it into ScriptRunner as a REST endpoint (companions/confluence-data-center).',
  permission: 'companion',
  setting: 'companion',
};

const refusedByCompanion: ConnectorFailure = {
  reason: 'permission-missing',
  message:
    'The companion script does not let Roster’s account in. Put the account into a group that the script names, by default confluence-administrators.',
  permission: 'confluence-administrators',
};

const strangeCompanion: ConnectorFailure = {
  reason: 'unexpected-answer',
  message: 'What answers under the name of the companion is not Roster’s script. Check the name of the endpoint.',
  setting: 'companion',
};

const otherVersion = (version: number): ConnectorFailure => ({
  reason: 'unexpected-answer',
  message: `The companion script in Confluence speaks version ${version} of the contract, and this Roster version ${contractVersion}. Paste the script that came with this Roster.`,
  setting: 'companion',
});
