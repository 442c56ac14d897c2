import type { Database } from '../../database/client.ts';
import { personColumns } from './people-store.ts';
import type { PersonConnectorRow, PersonDetail, PersonRow } from './person-row.ts';

/** No company is deeper; a circle of managers ends here, too. */
const longestChain = 30;
const mostReports = 500;

interface PersonWithOrigins extends PersonRow {
  readonly origins: Readonly<Record<string, string>>;
  readonly managerId: string | null;
  readonly pictureOptedOut: boolean;
}

/** One person with managers, reports and connectors; inactive reports and managers are left out. */
export async function findPersonDetail(
  database: Database,
  siteId: string,
  personId: string,
): Promise<PersonDetail | undefined> {
  const [person] = await database.$queryRaw<PersonWithOrigins[]>`
    select ${personColumns}, person.origins, person.manager_id as "managerId",
      person.picture_opted_out as "pictureOptedOut" from person
    where site_id = ${siteId}::uuid and id = ${personId}::uuid`;
  if (!person) return undefined;
  const [managerChain, reports, connectors] = await Promise.all([
    person.managerId === null ? [] : readManagerChain(database, siteId, person),
    readReports(database, siteId, personId),
    readConnectors(database, siteId, personId),
  ]);
  const { origins, pictureOptedOut } = person;
  return { person, pictureOptedOut, origins, managerChain, reports, connectors };
}

function readManagerChain(
  database: Database,
  siteId: string,
  { id, managerId }: PersonWithOrigins,
): Promise<readonly PersonRow[]> {
  return database.$queryRaw<PersonRow[]>`
    with recursive chain (id, manager_id, depth, seen) as (
      select id, manager_id, 1, array[${id}::uuid, id] from person
      where site_id = ${siteId}::uuid and id = ${managerId}::uuid and id <> ${id}::uuid
      union all
      select above.id, above.manager_id, depth + 1, seen || above.id from chain
      join person above on above.site_id = ${siteId}::uuid and above.id = chain.manager_id
      where depth < ${longestChain} and not above.id = any (seen)
    )
    select ${personColumns} from chain join person using (id) where person.active order by chain.depth`;
}

function readReports(database: Database, siteId: string, personId: string): Promise<readonly PersonRow[]> {
  return database.$queryRaw<PersonRow[]>`
    select ${personColumns} from person
    where site_id = ${siteId}::uuid and manager_id = ${personId}::uuid and active and id <> ${personId}::uuid
    order by sort_name, id limit ${mostReports}`;
}

/** A whole read has seen everyone who is present, and writes no row for those in whom nothing changed. */
function readConnectors(database: Database, siteId: string, personId: string): Promise<readonly PersonConnectorRow[]> {
  return database.$queryRaw<PersonConnectorRow[]>`
    select connector.id, connector.name, connector.kind, source.source_id as "sourceId",
      case when source.present then greatest(source.last_seen_at, connector.last_whole_read_at)
        else source.last_seen_at end as "lastSeenAt",
      source.present and source.active as active,
      case when not source.present then '{}'::jsonb
        when manager.id is null then source."values" - 'field:manager'
        else source."values" || jsonb_build_object('field:manager', manager.display_name) end as "values",
      case when source.present then source.manager_id end as "managerId",
      case when source.present then source.picture_sha256 end as "pictureSha256",
      source.present and source.picture_sha256 is not null and connector.pictures ->> 'policy' = 'overwrite'
        as "picturesFirst"
    from person_source source join connector on connector.id = source.connector_id
    left join person manager on manager.id = source.manager_id
    where source.site_id = ${siteId}::uuid and source.person_id = ${personId}::uuid
    order by connector.priority, connector.created_at, connector.id, source.source_id`;
}
