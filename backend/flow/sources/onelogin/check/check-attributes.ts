import { z } from 'zod';
import type { CheckFinding } from '../../source.ts';
import type { CheckMeans } from './check-means.ts';
import { valueAt, type JsonObject } from '../../../model/json.ts';

const definitions = z.array(z.object({ shortname: z.string() }));
const customPrefix = 'custom_attributes.';

/** Names what mapping and settings want and no user has, as far as a few users can tell. */
export async function checkAttributes(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  if (users.length === 0) return [];
  const { pictureAttribute } = means.settings;
  const wanted = [...means.fields.wanted, ...(pictureAttribute === '' ? [] : [pictureAttribute])];
  const unseen = wanted.filter((path) => users.every((user) => valueAt(user, path) === undefined));
  if (unseen.length === 0) return [];
  // A user who has no value may lack the attribute: only its definition tells.
  const defined = await definedAttributes(means, signal);
  const absent = unseen.filter((path) => !defined.includes(path));
  return absent.map((path) => (path === pictureAttribute ? noPictureAttribute(path) : noAttribute(path)));
}

/** https://developers.onelogin.com/api-docs/2/users/list-custom-attributes */
async function definedAttributes({ client }: CheckMeans, signal: AbortSignal): Promise<readonly string[]> {
  const { status, body } = await client.ask('/api/2/users/custom_attributes', signal);
  const read = status === 200 ? definitions.safeParse(body) : undefined;
  return read?.success ? read.data.map(({ shortname }) => `${customPrefix}${shortname}`) : [];
}

const noAttribute = (path: string): CheckFinding => ({
  status: 'warning',
  subject: 'Attribute mapping',
  message: path.startsWith(customPrefix)
    ? `OneLogin has no custom attribute “${path.slice(customPrefix.length)}”. Use the short name shown under Users > Custom User Fields.`
    : `OneLogin gives no “${path}” in its list of users, so it stays empty. Map another attribute.`,
});

const noPictureAttribute = (path: string): CheckFinding => ({
  status: 'missing',
  subject: 'Read pictures',
  message: `OneLogin has no attribute “${path}”. Custom attributes are named custom_attributes.<short name>.`,
  setting: 'pictureAttribute',
});
