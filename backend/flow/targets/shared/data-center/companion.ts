import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import type { DataCenterClient, DataCenterRequest } from './data-center-client.ts';
import type { DataCenterFailures } from './data-center-failure.ts';
import { batchSize } from './side-by-side.ts';

/** Of both products' contracts: `companions/<kind>/README.md`. */
export const contractVersion = 1;

/** What every companion says of itself; that of a product may say more. */
export const companionShape = z.object({
  companion: z.string(),
  version: z.int(),
  maxPeople: z.int().min(1),
  maxValueLength: z.int().min(1),
});
type CommonDescription = z.infer<typeof companionShape>;

/** The script in ScriptRunner that reaches what the REST API does not. */
export interface Companion<Description> {
  /** Asked once. Throws when it is there but not to be used. */
  describe(signal: AbortSignal): Promise<Description | 'absent'>;
  /** Throws `permission-missing` when there is none. */
  ask(request: Pick<DataCenterRequest, 'method' | 'json'>, signal: AbortSignal): Promise<unknown>;
}

interface CompanionOptions<Description> {
  readonly client: DataCenterClient;
  /** Name of the endpoint. */
  readonly endpoint: string;
  readonly shape: z.ZodType<Description>;
  /** What cannot be done without it, and how to get it. */
  readonly absent: ConnectorFailure;
  /** `Jira` or `Confluence`. */
  readonly product: string;
  /** Whose members the script lets in, unless it was changed. */
  readonly group: string;
  readonly failureOfOne: DataCenterFailures['failureOfOne'];
}

export function createCompanion<Description extends CommonDescription>(
  options: CompanionOptions<Description>,
): Companion<Description> {
  const path = `/rest/scriptrunner/latest/custom/${options.endpoint}`;
  let described: Description | 'absent' | undefined;
  return {
    describe: async (signal) => {
      described ??= readDescription(await options.client.send({ path }, signal), options);
      return described;
    },
    ask: async (request, signal) => {
      // Asking twice gives the same, and so does writing twice.
      const response = await options.client.send({ ...request, path, repeatable: true }, signal);
      if (response.status === 404) throw new ConnectorError(options.absent);
      return answerOf(response, options);
    },
  };
}

function readDescription<Description extends CommonDescription>(
  response: HttpResponse,
  options: CompanionOptions<Description>,
): Description | 'absent' {
  if (response.status === 404) return 'absent';
  const read = options.shape.safeParse(answerOf(response, options));
  if (!read.success) throw new ConnectorError(strangeCompanion);
  const { version, maxPeople } = read.data;
  if (version !== contractVersion) throw new ConnectorError(otherVersion(options.product, version));
  if (maxPeople < batchSize) throw new ConnectorError(strangeCompanion);
  return read.data;
}

function answerOf<Description>(
  response: HttpResponse,
  { group, failureOfOne }: CompanionOptions<Description>,
): unknown {
  if (response.status === 403) throw new ConnectorError(refusedByCompanion(group));
  if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'answer through the companion'));
  return parseJson(response);
}

const refusedByCompanion = (group: string): ConnectorFailure => ({
  reason: 'permission-missing',
  message: `The companion script does not let Roster’s account in. Put the account into a group that the script names, by default ${group}.`,
  permission: group,
});

const strangeCompanion: ConnectorFailure = {
  reason: 'unexpected-answer',
  message: 'What answers under the name of the companion is not Roster’s script. Check the name of the endpoint.',
  setting: 'companion',
};

const otherVersion = (product: string, version: number): ConnectorFailure => ({
  reason: 'unexpected-answer',
  message: `The companion script in ${product} speaks version ${version} of the contract, and this Roster version ${contractVersion}. Paste the script that came with this Roster.`,
  setting: 'companion',
});
