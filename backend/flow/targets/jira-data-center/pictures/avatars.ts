import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import { failureOfOne } from '../jira-data-center-failure.ts';
import type { JiraClient } from '../jira-data-center-client.ts';

const avatar = z.object({
  // A number in some versions.
  id: z.union([z.string(), z.int()]).transform(String),
  selected: z.boolean().nullish(),
  isSelected: z.boolean().nullish(),
});
const lists = z.object({ system: z.array(avatar).default([]), custom: z.array(avatar).default([]) });

/** The avatars that somebody can choose from, and which they have. */
export interface Avatars {
  readonly system: readonly string[];
  readonly custom: readonly string[];
  /** Undefined: none, so Jira shows its default. */
  readonly selected: string | undefined;
}

type AvatarsReading =
  | { readonly status: 'read'; readonly avatars: Avatars }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export async function readAvatars(client: JiraClient, username: string, signal: AbortSignal): Promise<AvatarsReading> {
  const path = `/rest/api/2/user/avatars?username=${encodeURIComponent(username)}`;
  const response = await client.send({ path }, signal);
  if (response.status === 404) return { status: 'gone' };
  if (response.status !== 200) return { status: 'failed', failure: failureOfOne(response, 'list avatars') };
  const read = lists.safeParse(parseJson(response));
  if (!read.success) throw new ConnectorError(unreadable);
  const { system, custom } = read.data;
  const selected = [...custom, ...system].find((one) => one.selected === true || one.isSelected === true);
  const ids = (some: typeof system): string[] => some.map(({ id }) => id);
  return { status: 'read', avatars: { system: ids(system), custom: ids(custom), selected: selected?.id } };
}

const unreadable = {
  reason: 'unexpected-answer',
  message: 'Jira lists avatars in a way that Roster cannot read.',
} as const;

/** The picture as a state: the id of what was uploaded; null where a picture of Jira's own shows. */
export const pictureState = ({ custom, selected }: Avatars): string | null =>
  selected !== undefined && custom.includes(selected) ? selected : null;
