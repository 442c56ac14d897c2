import type { Transaction } from '../../database/client.ts';

export interface PersonToErase {
  readonly siteId: string;
  readonly personId: string;
  readonly displayName: string;
  /** Lower case. */
  readonly email: string | null;
  readonly sources: readonly SourceToErase[];
}

export interface SourceToErase {
  readonly connectorId: string;
  readonly sourceId: string;
  readonly references: readonly string[];
}

/** Whom the directory has, and how providers name them; undefined: nobody (any more). */
export async function findPersonToErase(
  transaction: Transaction,
  siteId: string,
  personId: string,
): Promise<PersonToErase | undefined> {
  const person = await transaction.person.findFirst({
    where: { id: personId, siteId },
    select: { displayName: true, email: true },
  });
  if (!person) return undefined;
  const sources = await transaction.personSource.findMany({
    where: { siteId, personId },
    select: { connectorId: true, sourceId: true, references: true },
  });
  return { siteId, personId, displayName: person.displayName, email: person.email?.toLowerCase() ?? null, sources };
}

/** Every name by which others may call the person, as their manager. */
export function namesOf({ email, sources }: PersonToErase): readonly string[] {
  const names = sources.flatMap(({ sourceId, references }) => [sourceId, ...references]);
  return [...new Set(email === null ? names : [...names, email])];
}

/** The person, what connectors say of them, and that they are somebody's manager. */
export async function eraseFromDirectory(transaction: Transaction, person: PersonToErase, now: Date): Promise<void> {
  const { siteId, personId } = person;
  const names = [...namesOf(person)];
  await transaction.$executeRaw`
    update person set manager_id = null, updated_at = ${now}
    where site_id = ${siteId}::uuid and manager_id = ${personId}::uuid`;
  await transaction.$executeRaw`
    update person_source set manager_id = null, manager_reference = null, "values" = "values" - 'field:manager'
    where site_id = ${siteId}::uuid and (manager_id = ${personId}::uuid or manager_reference = any(${names}))`;
  await transaction.personSource.deleteMany({ where: { siteId, personId } });
  await transaction.person.deleteMany({ where: { siteId, id: personId } });
  await transaction.$executeRaw`update site set directory_version = directory_version + 1 where id = ${siteId}::uuid`;
}
