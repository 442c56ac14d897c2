import type { Sharing } from '#contract/sharing.ts';
import { productNames, type Product } from '../../../atlassian/product-client.ts';
import type { Database, Transaction } from '../../../database/client.ts';
import { AppError } from '../../../errors/app-error.ts';
import { eraseSiteWithin } from '../../../site/erase-site-store.ts';
import { newSharingCode, readSharingCode } from './sharing-code.ts';
import {
  isEmptySite,
  keepCode,
  lockSites,
  moveInstallations,
  moveToNewSite,
  productsOfSite,
  removeInstallation,
  takeTurns,
  useCode,
  type SharingProduct,
} from './sharing-store.ts';

const codeMinutes = 15;

/** An admin in front of Roster in one product of an Atlassian site. */
export interface SharingAdmin {
  readonly siteId: string;
  readonly clientKey: string;
}

interface SharingParts {
  readonly database: Database;
  readonly now: () => Date;
}

export async function describeSharing(database: Database, { siteId, clientKey }: SharingAdmin): Promise<Sharing> {
  const found = await productsOfSite(database, siteId);
  return {
    here: found.find((each) => each.clientKey === clientKey)?.product ?? null,
    products: found.map(({ product, host, isInstalled }) => ({ product, host, isInstalled })),
    isEmpty: await isEmptySite(database, siteId),
  };
}

/**
 * A code by which an admin in another product of the Atlassian site proves that they are let in here. Products are never
 * joined by their addresses: whoever has any Atlassian site could claim the address of another. `opens`: whose people.
 */
export async function createCode(
  { database, now }: SharingParts,
  siteId: string,
): Promise<{ readonly code: string; readonly expiresAt: Date; readonly opens: string }> {
  const code = newSharingCode();
  const expiresAt = new Date(now().getTime() + codeMinutes * 60_000);
  await database.$transaction((transaction) => keepCode(transaction, { siteId, code, expiresAt }));
  return { code, expiresAt, opens: nameAll(await productsOfSite(database, siteId)) };
}

/** Takes all products of an empty site to the people that the code opens, and erases that site. */
export async function joinByCode(
  { database, now }: SharingParts,
  from: string,
  code: string,
): Promise<{ readonly siteId: string; readonly joined: string }> {
  return database.$transaction(async (transaction) => {
    await takeTurns(transaction);
    const to = await useCode(transaction, readSharingCode(code), now());
    if (to === undefined) throw badCode();
    if (to === from) throw new AppError('conflict', 'This code was made here. Enter it in the other product.');
    if ((await lockSites(transaction, [from, to])).length < 2) throw badCode();
    const [coming, there] = [await productsOfSite(transaction, from), await productsOfSite(transaction, to)];
    if (!there.some(({ isInstalled }) => isInstalled)) throw badCode();
    await refuseUnlessEmpty(transaction, from, coming);
    await makeRoom(transaction, coming, there);
    await moveInstallations(transaction, { from, to });
    await eraseSiteWithin(transaction, from);
    return { siteId: to, joined: nameAll(coming) };
  });
}

/**
 * The product begins anew, with an empty site; one that has uninstalled Roster will, should it come back. Somebody has to
 * stay: people whom no product has any more are erased.
 */
export async function endSharing(
  { database }: Pick<SharingParts, 'database'>,
  siteId: string,
  product: Product,
): Promise<{ readonly ended: string }> {
  return database.$transaction(async (transaction) => {
    await lockSites(transaction, [siteId]);
    const all = await productsOfSite(transaction, siteId);
    const leaving = all.find((each) => each.product === product);
    if (!leaving) throw new AppError('not-found', `${productNames[product]} does not have these people.`);
    if (!all.some((each) => each !== leaving && each.isInstalled)) {
      throw new AppError('conflict', 'No other product that has Roster installed has these people.');
    }
    if (leaving.isInstalled) await moveToNewSite(transaction, leaving);
    else await removeInstallation(transaction, leaving.clientKey);
    return { ended: nameAll([leaving]) };
  });
}

async function refuseUnlessEmpty(
  transaction: Transaction,
  siteId: string,
  coming: readonly SharingProduct[],
): Promise<void> {
  if (await isEmptySite(transaction, siteId)) return;
  const names = namesOf(coming);
  throw new AppError(
    'conflict',
    `Roster has connectors or targets of its own in ${names}, and they would be lost. Remove them first, and then enter the code again.`,
  );
}

/** Of each product there is one. What has uninstalled Roster makes room. */
async function makeRoom(
  transaction: Transaction,
  coming: readonly SharingProduct[],
  there: readonly SharingProduct[],
): Promise<void> {
  for (const held of there.filter(({ product }) => coming.some((each) => each.product === product))) {
    if (held.isInstalled) {
      const message = `Another ${productNames[held.product]}, ${held.host}, has these people already. End that first.`;
      throw new AppError('conflict', message);
    }
    await removeInstallation(transaction, held.clientKey);
  }
}

function badCode(): AppError {
  const message = `This code is not good (any more). A code is good once, and for ${String(codeMinutes)} minutes: make a new one.`;
  return new AppError('invalid-input', message, { fields: [{ path: 'code', message }] });
}

function namesOf(products: readonly SharingProduct[]): string {
  return products.map(({ product }) => productNames[product]).join(' and ');
}

function nameAll(products: readonly SharingProduct[]): string {
  return products.map(({ product, host }) => `${productNames[product]} of ${host}`).join(', ');
}
