import type { Database, Transaction } from '../../database/client.ts';
import { lockForErasing } from '../../flow/directory/directory-lock-store.ts';
import type { HashErased } from '../../flow/directory/erased-people-store.ts';
import type { RemovalAction } from '../../flow/targets/target.ts';
import type { PictureStore } from '../../pictures/picture-store.ts';
import { decideTarget, type TargetDecision } from './decide-targets.ts';
import { eraseFromDirectory, findPersonToErase, namesOf, type PersonToErase } from './erase-directory-store.ts';
import { eraseFromRuns } from './erase-history-store.ts';
import { databaseTime, eraseAddresses, picturesOf, picturesOfNobody } from './erase-pictures-store.ts';
import { eraseFromTargets, heldAtTargets, keepWhatToTakeBack } from './erase-targets-store.ts';
import { eraseAccesses, eraseAtlassianAccounts, eraseFromAudit, hasAccount } from './erase-traces-store.ts';
import { insertErasure, type ErasedName } from './erasure-store.ts';

export interface ErasingParts {
  readonly database: Database;
  readonly pictures: Pick<PictureStore, 'deletePictures'>;
  readonly hashErased: HashErased;
  /** What a kind of target can do with people who leave. */
  readonly removalsOf: (kind: string) => readonly RemovalAction[];
  /** What else has to be arranged while it is still known who they are, as a part of the transaction. */
  readonly beforeErasing?: BeforeErasing | undefined;
}

export type BeforeErasing = (
  transaction: Transaction,
  person: { readonly siteId: string; readonly personId: string },
) => Promise<void>;

export interface EraseOrder {
  readonly siteId: string;
  readonly personId: string;
  /** Also where a target's own setting is to leave everything as it is. */
  readonly clearTargets: boolean;
  readonly by: string;
  readonly reason: string | undefined;
  readonly now: Date;
}

export interface Erased {
  readonly erasureId: string;
  readonly historyLines: number;
  readonly pictures: number;
  readonly photoAddresses: number;
  readonly targets: readonly TargetDecision[];
  /** Roster's own account of that e-mail address is still there. */
  readonly keepsAccount: boolean;
}

/**
 * Erases a person from everything that Roster keeps, in one transaction: no target that does not answer can hold it up.
 * Of targets that are to take something back, their own id of the account is kept until they have. Runs that are under
 * way plan anew, and leave out whoever was erased.
 */
export async function erasePerson(parts: ErasingParts, order: EraseOrder): Promise<Erased | 'gone'> {
  const { siteId } = order;
  const outcome = await parts.database.$transaction(async (transaction) => {
    await lockForErasing(transaction, siteId);
    const person = await findPersonToErase(transaction, siteId, order.personId);
    return person ? erase(transaction, parts, { ...order, person }) : undefined;
  });
  if (!outcome) return 'gone';
  const { unused, putBefore, ...erased } = outcome;
  const pictures = unused.length === 0 ? 0 : await parts.pictures.deletePictures(siteId, unused, { putBefore });
  return { ...erased, pictures };
}

async function erase(
  transaction: Transaction,
  parts: ErasingParts,
  { person, siteId, by, reason, now, clearTargets }: EraseOrder & { readonly person: PersonToErase },
) {
  await parts.beforeErasing?.(transaction, person);
  const keepsAccount = await hasAccount(transaction, person);
  const erasureId = await insertErasure(transaction, { siteId, by, reason, at: now }, hashNames(parts, person));
  const pictures = await picturesOf(transaction, person);
  const held = await heldAtTargets(transaction, person);
  const targets = held.map((one) => decideTarget(one, clearTargets, parts.removalsOf(one.kind)));
  const taken = targets.filter(({ does }) => does === 'clear' || does === 'deactivate');
  await keepWhatToTakeBack(transaction, person, { targets: taken.map(({ targetId }) => targetId), erasureId, now });
  const accounts = await eraseAtlassianAccounts(transaction, person);
  const remoteIds = held.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]));
  await eraseFromTargets(transaction, person, [...namesOf(person), ...remoteIds, ...accounts]);
  const historyLines = await eraseFromRuns(transaction, person);
  const photoAddresses = await eraseAddresses(transaction, person);
  await eraseAccesses(transaction, person, { keepsAccount });
  await eraseFromAudit(transaction, person, { keepsAccount });
  await eraseFromDirectory(transaction, person, now);
  const unused = await picturesOfNobody(transaction, siteId, pictures);
  const putBefore = await databaseTime(transaction);
  return { erasureId, historyLines, photoAddresses, targets, keepsAccount, unused, putBefore };
}

function hashNames({ hashErased }: ErasingParts, { sources }: PersonToErase): readonly ErasedName[] {
  return sources.flatMap(({ connectorId, sourceId, references }) => {
    const hash = (kind: ErasedName['kind'], name: string) => ({
      connectorId,
      kind,
      hash: hashErased(connectorId, kind, name),
    });
    return [hash('person', sourceId), ...[sourceId, ...references].map((name) => hash('reference', name))];
  });
}
