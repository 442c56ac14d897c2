import { z } from 'zod';
import type { Database } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';

interface SoughtPerson {
  readonly siteId: string;
  readonly connectorId: string;
  /** A person's id, the provider's id, or an e-mail address. */
  readonly person: string | undefined;
}

/** The provider's id of a person. One that Roster has never seen may still be the provider's id of someone. */
export async function findSourceId(database: Database, { siteId, connectorId, person }: SoughtPerson): Promise<string> {
  if (person === undefined) throw missing();
  const sought = person.trim();
  const [byId] = z.uuid().safeParse(sought).success
    ? await database.personSource.findMany({
        where: { siteId, connectorId, personId: sought },
        orderBy: { present: 'desc' },
        take: 1,
      })
    : [];
  if (byId) return byId.sourceId;
  const bySource = await database.personSource.findFirst({ where: { siteId, connectorId, sourceId: sought } });
  if (bySource) return bySource.sourceId;
  return sought.includes('@') ? await findByEmail(database, { siteId, connectorId, email: sought }) : sought;
}

async function findByEmail(
  database: Database,
  { siteId, connectorId, email }: { readonly siteId: string; readonly connectorId: string; readonly email: string },
): Promise<string> {
  const found = await database.$queryRaw<{ sourceId: string }[]>`
    select held.source_id as "sourceId" from person
    join person_source held on held.person_id = person.id and held.connector_id = ${connectorId}::uuid
    where person.site_id = ${siteId}::uuid and lower(person.email) = lower(${email})
    order by held.present desc limit 2`;
  const [first, second] = found;
  // The provider's own ids may look like addresses.
  if (!first) return email;
  if (!second) return first.sourceId;
  throw new AppError(
    'invalid-input',
    'Several people have this e-mail address. Use the id that the provider gives the person.',
    {
      fields: [{ path: 'person', message: 'Several people have this e-mail address.' }],
    },
  );
}

function missing(): AppError {
  return new AppError('invalid-input', 'Say which person: by their id, the provider’s id, or their e-mail address.', {
    fields: [{ path: 'person', message: 'This is required.' }],
  });
}
