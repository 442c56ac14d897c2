import { z } from 'zod';
import { changeOutcome, pictureChange, type Change } from '#contract/runs.ts';

/** A line of a run as the database has it. */
export interface ChangeRow {
  readonly sourceId: string;
  readonly personId: string | null;
  readonly displayName: string;
  readonly outcome: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly picture: unknown;
  readonly because: string | null;
  /** Whether the manager changes, and the names of both. */
  readonly managerChanges: boolean;
  readonly managerBefore: string | null;
  readonly managerAfter: string | null;
}

const values = z.record(z.string(), z.union([z.string(), z.boolean()]).transform(String));
const storedPicture = z.object({
  outcome: pictureChange.shape.outcome,
  /** SHA-256 of the originals. */
  before: z.string().nullish(),
  after: z.string().nullish(),
  because: z.string().nullish(),
});

/** Of a person whom another connector, whose values go first, has too. */
const nothingShows = 'What this connector says of the person has changed; the profile shows the same as before.';

/** A person's line in a run as the HTTP API shows it. */
export function showChange(row: ChangeRow): Change {
  const outcome = changeOutcome.parse(row.outcome);
  const fields = showFields(row);
  const isBare = outcome === 'updated' && fields.length === 0 && row.picture === null;
  const because = row.because ?? (isBare ? nothingShows : undefined);
  return {
    id: row.sourceId,
    person: { id: row.personId, sourceId: row.sourceId, displayName: row.displayName },
    outcome,
    fields,
    ...(row.picture === null ? {} : { picture: showPicture(storedPicture.parse(row.picture)) }),
    ...(because === undefined ? {} : { because }),
  };
}

function showFields(row: ChangeRow): Change['fields'] {
  const before = values.parse(row.before);
  const after = values.parse(row.after);
  // A reference to a manager is shown as the person that it names.
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== 'field:manager',
  );
  const fields = names.map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
  if (!row.managerChanges) return fields;
  return [...fields, { name: 'manager', before: row.managerBefore, after: row.managerAfter }];
}

function showPicture({ outcome, before, after, because }: z.infer<typeof storedPicture>): Change['picture'] {
  return {
    outcome,
    before: pictureAddress(before),
    after: pictureAddress(after),
    ...(because === null || because === undefined ? {} : { because }),
  };
}

function pictureAddress(sha256: string | null | undefined): string | null {
  return sha256 === null || sha256 === undefined ? null : `/api/pictures/${sha256}?size=96`;
}
