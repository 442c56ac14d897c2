import type { Transaction } from '../../database/client.ts';
import { updateMergedPeople } from './apply-store.ts';
import { planMerged } from './plan-merged-store.ts';
import { clearPlan, planEveryoneGone } from './plan-store.ts';
import { prepareForMany } from './statistics-store.ts';

export interface RemovalOrder {
  readonly siteId: string;
  readonly connectorId: string;
  /** Under which the lines are written while this goes on. No run has it. */
  readonly runId: string;
  readonly now: Date;
}

/** Takes a connector's part out of every profile, and people whom no other connector knows out of the directory. */
export async function removeConnectorPeople(transaction: Transaction, order: RemovalOrder): Promise<void> {
  const { siteId, connectorId, runId, now } = order;
  await prepareForMany(transaction);
  await planEveryoneGone(transaction, order);
  await planMerged(transaction, order);
  await updateMergedPeople(transaction, { runId, now });
  await clearPlan(transaction, runId);
  await transaction.$executeRaw`
    update person set active = false, updated_at = ${now}
    from person_source held
    where held.connector_id = ${connectorId}::uuid and held.person_id = person.id and person.active
      and not exists (
        select from person_source other
        where other.person_id = person.id and other.connector_id <> ${connectorId}::uuid and other.present)`;
  await transaction.$executeRaw`delete from person_source where connector_id = ${connectorId}::uuid`;
  await transaction.$executeRaw`
    delete from person where site_id = ${siteId}::uuid
      and not exists (select from person_source held where held.person_id = person.id)`;
  await forgetManagers(transaction, siteId);
  await transaction.$executeRaw`update site set directory_version = directory_version + 1 where id = ${siteId}::uuid`;
}

/** Whoever stays and shows a picture of this connector, with the one that is next in order, if any. */
export async function lockPicturesOfConnector(
  transaction: Transaction,
  connectorId: string,
  limit: number,
): Promise<readonly { readonly personId: string; readonly nextSha256: string | null; readonly crop: string }[]> {
  return transaction.$queryRaw`
    select person.id as "personId", next.sha256 as "nextSha256", person.picture_crop as crop
    from person_source held
    join person on person.id = held.person_id and person.picture_sha256 = held.picture_sha256
      and person.own_sha256 is distinct from person.picture_sha256
    left join lateral (
      select other.picture_sha256 as sha256
      from person_source other join connector on connector.id = other.connector_id
      where other.person_id = person.id and other.connector_id <> held.connector_id and other.picture_sha256 is not null
      order by connector.priority, connector.created_at limit 1
    ) next on true
    where held.connector_id = ${connectorId}::uuid
      and next.sha256 is distinct from person.picture_sha256
    limit ${limit} for update of person`;
}

export async function pointToPictures(
  transaction: Transaction,
  people: readonly { readonly personId: string; readonly nextSha256: string | null; readonly token: string | null }[],
): Promise<void> {
  await transaction.$executeRaw`
    update person set picture_sha256 = next."nextSha256", picture_token = next.token,
      picture_crop = case when next."nextSha256" is null then null else picture_crop end
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as next ("personId" uuid, "nextSha256" text, token text)
    where person.id = next."personId"`;
}

async function forgetManagers(transaction: Transaction, siteId: string): Promise<void> {
  await transaction.$executeRaw`
    update person set manager_id = null where site_id = ${siteId}::uuid and manager_id is not null
      and not exists (select from person manager where manager.id = person.manager_id)`;
  await transaction.$executeRaw`
    update person_source held set manager_id = null where site_id = ${siteId}::uuid and manager_id is not null
      and not exists (select from person manager where manager.id = held.manager_id)`;
}
