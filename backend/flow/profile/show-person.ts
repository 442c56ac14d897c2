import { profileField, type ProfileField } from '#contract/mapping.ts';
import { type ChartPerson, type Person, type PersonLink, type PersonSummary, pictureSizes } from '#contract/people.ts';
import type { Role } from '#contract/session.ts';
import { parseValueKey } from '../model/value-key.ts';
import type { ChartRow } from './org-chart-store.ts';
import type { PersonConnectorRow, PersonDetail, PersonRow } from './person-row.ts';

/** Who looks. */
export interface Viewer {
  readonly role: Role;
  /** The person that the viewer is, if the directory has them. */
  readonly personId: string | undefined;
  /** The site lets people upload a picture of their own. */
  readonly ownUploads: boolean;
  /** What the addresses of hosted photos begin with. */
  readonly photoBaseUrl: string;
}

/** Whether the viewer may see this person at all: people who have left are for admins. */
export function maySee({ role }: Pick<Viewer, 'role'>, { active }: Pick<PersonRow, 'active'>): boolean {
  return active || role === 'admin';
}

/** What a list shows of a person. */
export function showSummary(row: PersonRow): PersonSummary {
  return {
    id: row.id,
    displayName: row.displayName,
    email: row.email,
    active: row.active,
    fields: showFields(row),
    picture: showPicture(row),
  };
}

/** What the org chart shows of a person. */
export function showInChart(row: ChartRow): ChartPerson {
  return { ...showLink(row), department: row.values['field:department'] ?? null, reports: row.reports };
}

/** What the profile page shows of a person. Where values come from, and which connectors know them, is for admins. */
export function showPerson(detail: PersonDetail, viewer: Viewer): Person {
  const { person, origins, managerChain, reports, connectors } = detail;
  const links = managerChain.map(showLink);
  const isAdmin = viewer.role === 'admin';
  return {
    ...showSummary(person),
    userProperties: showUserProperties(person),
    manager: links[0] ?? null,
    managerChain: links,
    reports: reports.map(showLink),
    origins: isAdmin ? { ...showOrigins(person, origins), ...originsBesides(detail) } : {},
    connectors: isAdmin ? connectors.map(showConnector) : [],
    pictureOptOut: { chosen: detail.pictureOptedOut, mayChange: isAdmin || viewer.personId === person.id },
    pictureRights: pictureRights(detail, viewer),
    ...(isAdmin &&
      person.pictureToken !== null && { photoAddress: photoAddress(viewer.photoBaseUrl, person.pictureToken) }),
  };
}

/** Nobody is asked for a picture that a connector would replace at its next run. */
function pictureRights({ person, connectors, pictureOptedOut }: PersonDetail, viewer: Viewer): Person['pictureRights'] {
  const isAdmin = viewer.role === 'admin';
  const isOwner = viewer.ownUploads && viewer.personId === person.id;
  const staysShown = !connectors.some(({ picturesFirst }) => picturesFirst);
  return {
    upload: !pictureOptedOut && (isAdmin || (isOwner && staysShown)),
    remove: (isAdmin || isOwner) && person.ownSha256 !== null,
  };
}

function showConnector(row: PersonConnectorRow): Person['connectors'][number] {
  const { id, name, kind, sourceId, active, values } = row;
  return { id, name, kind, sourceId, active, values, lastSeenAt: row.lastSeenAt.toISOString() };
}

function showLink(row: PersonRow): PersonLink {
  return {
    id: row.id,
    displayName: row.displayName,
    jobTitle: row.values['field:jobTitle'] ?? null,
    picture: showPicture(row),
  };
}

function showPicture({ pictureToken, pictureSha256, ownSha256 }: PersonRow): PersonSummary['picture'] {
  if (pictureToken === null) return null;
  return {
    url: photoAddress('', pictureToken),
    sizes: [...pictureSizes],
    source: ownSha256 !== null && ownSha256 === pictureSha256 ? 'own' : 'connector',
  };
}

function photoAddress(baseUrl: string, token: string): string {
  return `${baseUrl}/photos/${token}.jpg`;
}

function showFields({ values }: PersonRow): PersonSummary['fields'] {
  const fields: Partial<Record<ProfileField, string>> = {};
  for (const name of profileField.options) {
    const value = values[`field:${name}`];
    // The manager is a person, not a text: see `manager`.
    if (value !== undefined && name !== 'manager') fields[name] = value;
  }
  return fields;
}

function showUserProperties({ values }: PersonRow): Record<string, string> {
  const properties = Object.entries(values).flatMap(([key, value]) => {
    const target = parseValueKey(key);
    return target.kind === 'userProperty' ? [[target.name, value] as const] : [];
  });
  return Object.fromEntries(properties);
}

function showOrigins({ values }: PersonRow, origins: PersonDetail['origins']): Record<string, string> {
  const others = origins['*'];
  return Object.fromEntries(
    Object.keys(values).flatMap((key) => {
      const connectorId = origins[key] ?? others;
      return connectorId === undefined ? [] : [[key, connectorId] as const];
    }),
  );
}

/** Of what is no text: the first connector that names this manager, or has this picture. */
function originsBesides({ person, managerChain, connectors }: PersonDetail): Record<string, string> {
  const [manager] = managerChain;
  const naming = manager && connectors.find(({ managerId }) => managerId === manager.id);
  const isOwn = person.pictureSha256 === null || person.pictureSha256 === person.ownSha256;
  const picturing = isOwn ? undefined : connectors.find(({ pictureSha256 }) => pictureSha256 === person.pictureSha256);
  return {
    ...(naming && { 'field:manager': naming.id }),
    ...(picturing && { picture: picturing.id }),
  };
}
