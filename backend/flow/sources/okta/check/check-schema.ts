import { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { shaped } from '../okta-answer.ts';
import { tasks } from '../okta-failure.ts';
import { profileOf } from '../okta-record.ts';
import { withoutProfile } from '../okta-settings.ts';
import { wantsManager } from '../people/linked-managers.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const propertiesShape = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });
const schemaShape = z.object({
  definitions: z.object({ base: propertiesShape.optional(), custom: propertiesShape.optional() }),
});
const typesShape = z.array(
  z.object({ _links: z.object({ schema: z.object({ href: z.string() }).optional() }).optional() }),
);

const subject = 'Attributes';

/** Looks for attributes of the mapping and the settings that no user type of the org has. */
export async function checkSchema(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  let known: ReadonlySet<string> | undefined;
  const reading = await attempt(
    subject,
    async () => {
      known = await profileAttributes(means, signal);
      return `The user schema can be read: ${String(known.size)} attributes.`;
    },
    'warning',
  );
  if (known === undefined) return [{ ...reading, message: `${reading.message} Names of attributes were not checked.` }];
  const met = new Set([...known, ...users.flatMap((user) => Object.keys(profileOf(user)))]);
  const unknown = unknownAttributes(means, met);
  return unknown.length > 0 ? unknown : [reading];
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Schema/ */
async function profileAttributes(means: CheckMeans, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const path of await schemaPaths(means, signal)) {
    const { body } = await means.client.get(path, tasks.schemas, signal);
    const { base, custom } = shaped(schemaShape, body).definitions;
    for (const name of [...Object.keys(base?.properties ?? {}), ...Object.keys(custom?.properties ?? {})]) {
      names.add(name);
    }
  }
  return names;
}

/** Each user type has a schema of its own; who may not list types still has the default one. */
async function schemaPaths({ client }: CheckMeans, signal: AbortSignal): Promise<readonly string[]> {
  const usual = '/meta/schemas/user/default';
  const answer = await client.ask('/meta/types/user', signal);
  const types = answer.status === 200 ? (typesShape.safeParse(answer.body).data ?? []) : [];
  const links = types.flatMap(({ _links }) => _links?.schema?.href ?? []);
  return links.length > 0 ? [...new Set(links)] : [usual];
}

function unknownAttributes(means: CheckMeans, known: ReadonlySet<string>): readonly CheckFinding[] {
  const { settings, context } = means;
  const mapped = context.attributePaths === 'all' ? [] : context.attributePaths.flatMap(attributeOf);
  const ofMapping = [...new Set(mapped)].filter((name) => !known.has(name));
  const ofSettings = [
    ...(context.pictures ? (['pictureAttribute'] as const) : []),
    ...(settings.managerKey !== 'linkedObject' && wantsManager(context) ? (['managerAttribute'] as const) : []),
  ].filter((setting) => {
    const name = withoutProfile(settings[setting]);
    return name !== '' && !known.has(name);
  });
  return [
    ...ofMapping.map((name): CheckFinding => ({ status: 'warning', subject, message: noSuch(name, known) })),
    ...ofSettings.map((setting): CheckFinding => {
      const message = `${noSuch(withoutProfile(settings[setting]), known)}${setting === 'pictureAttribute' ? ' Leave it empty if there are no pictures.' : ''}`;
      return { status: 'missing', subject, message, setting };
    }),
  ];
}

/** Names are case-sensitive, which is the commonest mistake. */
function noSuch(name: string, known: ReadonlySet<string>): string {
  const meant = [...known].find((other) => other.toLowerCase() === name.toLowerCase());
  const correction = meant === undefined ? 'Add it in the Profile Editor or name another one.' : `It has “${meant}”.`;
  return `The user schema has no attribute “${name}”. ${correction}`;
}

/** `profile.title` → title; `profile["costCenter"]` → costCenter. */
function attributeOf(path: string): readonly string[] {
  const found = /^profile(?:\.([^.[\]\s]+)|\[\s*"([^"]+)"\s*\])/.exec(path);
  return [found?.[1] ?? found?.[2] ?? []].flat();
}
