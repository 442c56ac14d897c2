import { z } from 'zod';
import type { CheckFinding, SourceContext } from '../../source.ts';
import type { CheckMeans } from './check-means.ts';

const schemaList = z.object({ _embedded: z.object({ schemas: z.array(z.object({ id: z.string() })) }) });
const attributeList = z.object({
  _embedded: z.object({ attributes: z.array(z.object({ name: z.string(), enabled: z.boolean().default(true) })) }),
});

/** What users have that the schema does not list, and what Roster adds. */
const always = ['createdAt', 'environment', 'id', 'manager', 'memberOfGroupNames', 'memberOfGroupIDs', 'updatedAt'];

/** Names what mapping and settings want and the schema of users does not have. */
export async function checkAttributes(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { settings, context } = means;
  const known = await schemaAttributes(means, signal);
  // Without the schema nothing can be said about names.
  if (known === undefined) return [];
  const isKnown = (path: string): boolean => [...known, ...always].includes(headOf(path));
  const inSettings = (['managerAttribute', 'managerKeyAttribute', 'pictureAttribute'] as const)
    .filter((setting) => settings[setting] !== '' && !isKnown(settings[setting]))
    .filter((setting) => setting !== 'pictureAttribute' || context.pictures)
    .map((setting) => absent(settings[setting], setting));
  return [
    ...inSettings,
    ...mapped(context)
      .filter((path) => !isKnown(path))
      .map(neverThere),
  ];
}

/** https://developer.pingidentity.com/pingone-api/platform/schemas.html */
async function schemaAttributes({ client }: CheckMeans, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const schemas = schemaList.safeParse((await client.ask('/schemas', signal)).body).data?._embedded.schemas;
  const [schema] = schemas ?? [];
  if (schema === undefined) return undefined;
  const { body } = await client.ask(`/schemas/${encodeURIComponent(schema.id)}/attributes`, signal);
  const attributes = attributeList.safeParse(body).data?._embedded.attributes;
  return attributes?.filter(({ enabled }) => enabled).map(({ name }) => name);
}

const mapped = ({ attributePaths }: SourceContext): readonly string[] =>
  attributePaths === 'all' ? [] : [...new Set(attributePaths.map(headOf))];

/** `photo.href` → photo; `["a.b"].c` → a.b. */
function headOf(path: string): string {
  const [, quoted, plain] = /^(?:\[\s*"((?:[^"\\]|\\.)*)"|([^.[\]]+))/.exec(path) ?? [];
  return quoted ?? plain ?? path;
}

const absent = (path: string, setting: string): CheckFinding => ({
  status: 'missing',
  subject: setting === 'pictureAttribute' ? 'Read pictures' : 'Read managers',
  message: `Users of this environment have no attribute “${path}”. Take a name from Directory > User Attributes.`,
  setting,
});

const neverThere = (path: string): CheckFinding => ({
  status: 'warning',
  subject: 'Attribute mapping',
  message: `Users of this environment have no attribute “${path}”, so it stays empty. Map another attribute.`,
});
