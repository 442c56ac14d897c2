import { z } from 'zod';
import { personExport, type PersonExport } from '#contract/privacy.ts';
import type { Database } from '../../database/client.ts';
import type { PictureStore } from '../../pictures/picture-store.ts';
import { showChange } from '../../sync/views/show-change.ts';
import { listAccesses } from '../accesses/access-store.ts';
import {
  readElsewhere,
  readHistory,
  readProfile,
  readPushLines,
  readSources,
  readTargets,
  type PersonPlace,
} from './export-store.ts';
import { exportPictures } from './export-pictures.ts';

export interface ExportParts {
  readonly database: Database;
  readonly pictures: Pick<PictureStore, 'getOriginals'>;
  /** Where photos are hosted, without a slash at the end. */
  readonly photoBaseUrl: string;
  readonly now: Date;
}

const texts = z.record(z.string(), z.string());
/** More than anybody's colleagues look at one person in the time for which it is kept. */
const mostAccesses = 10_000;

/** Everything that Roster keeps of one person; undefined: there is no such person. */
export async function exportPerson(parts: ExportParts, place: PersonPlace): Promise<PersonExport | undefined> {
  const { database } = parts;
  const profile = await readProfile(database, place);
  if (!profile) return undefined;
  const [sources, history, targets, pushes, elsewhere, accesses] = await Promise.all([
    readSources(database, place),
    readHistory(database, place),
    readTargets(database, place),
    readPushLines(database, place),
    readElsewhere(database, place),
    listAccesses(database, { ...place, page: 1, pageSize: mostAccesses }),
  ]);
  const connectorOf = new Map(profile.connectors.map((connector) => [connector.id, connector]));
  return personExport.parse({
    format: 'roster-person-export/1',
    exportedAt: parts.now.toISOString(),
    site: profile.siteName,
    person: showPerson(profile, connectorOf),
    pictures: await exportPictures(parts.pictures, place.siteId, { person: profile.person, sources, history }),
    connectors: sources.map(({ connectorId, values, lastSeenAt, ...source }) => ({
      ...{ name: connectorOf.get(connectorId)?.name ?? '', kind: connectorOf.get(connectorId)?.kind ?? '' },
      ...source,
      values: texts.parse(values),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    history: history.map((row) => {
      const { outcome, fields, picture, because = null } = showChange(row);
      const { runId, at, connector } = row;
      return { runId, at: at.toISOString(), connector, outcome, fields, picture: picture?.outcome ?? null, because };
    }),
    targets: targets.map(({ target, status, remoteId, wrote, state, appliedAt }) => ({
      ...{ ...target, status, remoteId, wrote, shows: state, appliedAt: appliedAt?.toISOString() ?? null },
    })),
    pushes: pushes.map(({ pushId, push, outcome, fields }) => ({
      ...{ pushId, at: push.createdAt.toISOString(), target: push.target.name, outcome: outcome ?? '', fields },
    })),
    ...showElsewhere(elsewhere, parts.photoBaseUrl),
    account: profile.account && {
      ...profile.account,
      lastSignInAt: profile.account.lastSignInAt?.toISOString() ?? null,
    },
    accesses: accesses.items,
  });
}

type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>;

function showPerson(
  { person, manager, reports }: Profile,
  connectorOf: ReadonlyMap<string, { readonly name: string }>,
): PersonExport['person'] {
  const origins = texts.parse(person.origins);
  const { id, displayName, email, active, pictureOptedOut, createdAt, updatedAt } = person;
  const values = Object.entries(texts.parse(person.values)).map(([key, value]) => ({
    ...{ key, value },
    from: connectorOf.get(origins[key] ?? origins['*'] ?? '')?.name ?? null,
  }));
  return {
    ...{ id, displayName, email, active, values, manager, reports, wantsNoPicture: pictureOptedOut },
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
  };
}

function showElsewhere(
  { photos, atlassian, issues, reportedAt }: Awaited<ReturnType<typeof readElsewhere>>,
  photoBaseUrl: string,
): Pick<PersonExport, 'photoAddresses' | 'atlassianAccounts' | 'issues'> {
  return {
    photoAddresses: photos.map(({ token, createdAt, retiredAt, fetches }) => ({
      address: `${photoBaseUrl}/photos/${token}.jpg`,
      since: createdAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
      fetches: fetches.map(({ method, agent, lastAt }) => ({ method, by: agent, lastAt: lastAt.toISOString() })),
    })),
    atlassianAccounts: atlassian.map(({ accountId, askedAt }) => ({
      ...{ accountId, askedAt: askedAt.toISOString() },
      reportedAt: reportedAt.get(accountId)?.toISOString() ?? null,
    })),
    issues: issues.map(({ at, action, outcome, issueKey }) => ({ at: at.toISOString(), action, outcome, issueKey })),
  };
}
