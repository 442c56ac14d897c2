import { randomUUID } from 'node:crypto';
import type { Database } from '../database/client.ts';
import type { PersonConnectorRow, PersonDetail, PersonRow } from '../flow/profile/person-row.ts';
import type { Viewer } from '../flow/profile/show-person.ts';

export function aPersonRow(fields: Partial<PersonRow> = {}): PersonRow {
  return {
    id: randomUUID(),
    displayName: 'Ann Reed',
    email: 'ann@example.com',
    active: true,
    values: {},
    pictureToken: null,
    pictureSha256: null,
    ownSha256: null,
    ...fields,
  };
}

export function aPersonDetail(fields: Partial<PersonDetail> = {}): PersonDetail {
  return {
    person: aPersonRow(),
    pictureOptedOut: false,
    origins: {},
    managerChain: [],
    reports: [],
    connectors: [],
    ...fields,
  };
}

export function aConnectorRow(fields: Partial<PersonConnectorRow> = {}): PersonConnectorRow {
  const seen = { lastSeenAt: new Date(0), active: true, picturesFirst: false };
  const said = { values: {}, managerId: null, pictureSha256: null };
  return { id: randomUUID(), name: 'Corp LDAP', kind: 'ldap', sourceId: '1', ...seen, ...said, ...fields };
}

export function aViewer(fields: Partial<Viewer> = {}): Viewer {
  return { role: 'user', personId: undefined, ownUploads: true, photoBaseUrl: 'https://roster.example', ...fields };
}

export interface StoredPerson {
  readonly displayName: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly active?: boolean;
  readonly managerId?: string;
}

/** Writes people straight into the directory, with the columns that a run keeps true, and gives their ids in order. */
export async function storePeople(
  database: Database,
  siteId: string,
  people: readonly StoredPerson[],
): Promise<readonly string[]> {
  const rows = people.map(({ displayName, values = {}, active = true, managerId = null }) => ({
    id: randomUUID(),
    name: displayName,
    values: { 'field:displayName': displayName, ...values },
    active,
    manager: managerId,
  }));
  await database.$executeRaw`
    insert into person (id, site_id, display_name, email, active, values, origins, manager_id, department, search_text, sort_name)
    select id, ${siteId}::uuid, name, "values" ->> 'field:email', active, "values", '{}', manager,
      "values" ->> 'field:department', person_search_text(name, "values"), fold_text(name)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, name text, "values" jsonb, active boolean, manager uuid)`;
  return rows.map(({ id }) => id);
}
