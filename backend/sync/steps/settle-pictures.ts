import type { Transaction } from '../../database/client.ts';
import { shareDirectory } from '../../flow/directory/directory-lock-store.ts';
import {
  lockPictures,
  writeSettledPictures,
  type PictureOutcome,
  type PictureStanding,
  type SettledPicture,
} from '../../flow/directory/picture-outcome-store.ts';
import {
  decidePicture,
  type FoundPicture,
  type HeldPicture,
  type PictureDecision,
} from '../../pictures/decide-picture.ts';
import { hostPhotos, retirePhotos } from '../../pictures/hosted-photo-store.ts';
import type { ConnectorConfiguration } from '../../connectors/connector-configuration.ts';

/** What came of one picture, to be settled by the connector's policy. */
export interface PictureFinding {
  readonly sourceId: string;
  readonly reading: FoundPicture;
  /** For `failed` and `unusable`: why. */
  readonly because?: string;
}

export interface SettleOrder {
  readonly runId: string;
  readonly connector: ConnectorConfiguration;
  readonly now: Date;
}

/** Decides what each person shows from now on, moves the pointers, and says so in the run: all in one transaction. */
export async function settlePictures(
  transaction: Transaction,
  order: SettleOrder,
  findings: readonly PictureFinding[],
): Promise<void> {
  const { runId, connector, now } = order;
  await shareDirectory(transaction, connector.siteId);
  const { crop } = connector.pictures;
  const place = { runId, connectorId: connector.id };
  const found = new Map(findings.map((finding) => [finding.sourceId, finding]));
  const standings = await lockPictures(transaction, place, [...found.keys()]);
  const settled = standings.flatMap((standing) => {
    const finding = found.get(standing.sourceId);
    return finding ? [settle(connector, standing, finding)] : [];
  });
  const shown = settled.flatMap(({ personId, shows }) =>
    shows?.sha256 ? [{ personId, sha256: shows.sha256, crop }] : [],
  );
  const tokens =
    shown.length > 0 ? await hostPhotos(transaction, connector.siteId, shown, now) : new Map<string, string>();
  const cleared = settled.filter(({ shows }) => shows?.sha256 === null).map(({ personId }) => personId);
  if (cleared.length > 0) await retirePhotos(transaction, connector.siteId, cleared, now);
  await writeSettledPictures(
    transaction,
    { ...place, crop, now },
    settled.map((one) => withToken(one, tokens)),
  );
}

function withToken(settled: SettledPicture, tokens: ReadonlyMap<string, string>): SettledPicture {
  if (!settled.shows) return settled;
  return { ...settled, shows: { ...settled.shows, token: tokens.get(settled.personId) ?? null } };
}

function settle(connector: ConnectorConfiguration, standing: PictureStanding, finding: PictureFinding): SettledPicture {
  const { reading } = finding;
  const { crop, policy, whenMissing } = connector.pictures;
  const { picturedBefore, optedOut } = standing;
  const held = heldPicture(standing);
  const recropped =
    reading.status === 'found' && standing.shownSha256 === reading.sha256 && standing.shownCrop !== crop;
  const decision: PictureDecision = recropped
    ? { do: 'set', because: 'The picture is cropped in another way.' }
    : decidePicture({ policy, whenMissing, held, reading, picturedBefore, optedOut });
  const outcome = outcomeOf(decision, standing, finding);
  const after = decision.do === 'set' && reading.status === 'found' ? reading.sha256 : standing.nextSha256;
  return {
    sourceId: standing.sourceId,
    personId: standing.personId,
    outcome,
    because: finding.because ?? decision.because,
    before: standing.shownSha256,
    beforeOwn: held.from === 'own',
    shows: decision.do === 'keep' ? undefined : { sha256: after, token: null },
    brought: broughtBy(decision, standing, reading),
    // What could not be read is tried again; what can be read but not used stays so until it changes.
    due: reading.status === 'failed',
    told: outcome !== 'unchanged' && outcome !== 'none',
  };
}

function outcomeOf(decision: PictureDecision, standing: PictureStanding, { reading }: PictureFinding): PictureOutcome {
  if (decision.do === 'set') return 'changed';
  if (decision.do === 'clear') return 'cleared';
  switch (reading.status) {
    case 'failed':
    case 'unusable':
      return 'failed';
    case 'none':
      return standing.broughtSha256 === null ? 'none' : 'kept';
    case 'found':
      return reading.sha256 === standing.shownSha256 ? 'unchanged' : 'kept';
    case 'ownPhoto':
      return 'kept';
    case 'unchanged':
      return 'unchanged';
  }
}

function broughtBy(
  decision: PictureDecision,
  standing: PictureStanding,
  reading: FoundPicture,
): SettledPicture['brought'] {
  if (reading.status === 'found') return { sha256: reading.sha256, tag: standing.tag };
  if (reading.status !== 'none') return undefined;
  // Nothing is kept of a picture that does not show: it must not come back once the person allows pictures again.
  const kept = standing.optedOut || decision.do === 'clear' ? null : standing.broughtSha256;
  // A picture that is kept is asked for again once the provider has one, whatever its tag.
  return { sha256: kept, tag: kept === null ? standing.tag : null };
}

function heldPicture({ shownSha256, ownSha256, broughtSha256, outranked }: PictureStanding): HeldPicture {
  if (shownSha256 === null) return { from: 'none' };
  if (shownSha256 === ownSha256) return { from: 'own', sha256: shownSha256 };
  if (shownSha256 === broughtSha256) return { from: 'connector', sha256: shownSha256 };
  return { from: 'otherConnector', sha256: shownSha256, outranked };
}
