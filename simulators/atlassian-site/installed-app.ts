import { randomBytes } from 'node:crypto';
import type { AtlassianSigner } from './atlassian-signer.ts';
import { installToken, requestToken } from './site-tokens.ts';

interface Module {
  readonly key: string;
  readonly name: { readonly value: string };
  readonly url: string;
}

/** What the simulator reads of a descriptor. */
export interface Descriptor {
  readonly key: string;
  readonly baseUrl: string;
  readonly lifecycle: Readonly<Partial<Record<LifecycleEvent, string>>>;
  readonly modules: { readonly adminPages?: readonly Module[]; readonly generalPages?: readonly Module[] };
}

export type LifecycleEvent = 'installed' | 'uninstalled' | 'enabled' | 'disabled';

export interface InstalledApp {
  readonly descriptor: Descriptor;
  readonly clientKey: string;
  readonly sharedSecret: string;
}

export type Product = 'jira' | 'confluence';

export const productNames: Readonly<Record<Product, string>> = { jira: 'Jira', confluence: 'Confluence' };
/** Where Roster has the descriptor for each. */
const descriptorPaths: Readonly<Record<Product, string>> = {
  jira: '/atlassian-connect.json',
  confluence: '/atlassian-connect-confluence.json',
};

export async function fetchDescriptor(appUrl: string, product: Product): Promise<Descriptor> {
  const response = await fetch(appUrl + descriptorPaths[product]);
  if (!response.ok) throw new Error(`The app has no descriptor: HTTP ${String(response.status)}.`);
  return (await response.json()) as Descriptor;
}

/** Secrets are new with each install. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function findModule({ modules }: Descriptor, key: string): Module | undefined {
  return [...(modules.adminPages ?? []), ...(modules.generalPages ?? [])].find((module) => module.key === key);
}

/** Tells the app of an event as Atlassian does, and gives the status of its answer. */
export async function tellApp(
  { descriptor, clientKey, sharedSecret }: InstalledApp,
  event: LifecycleEvent,
  {
    signer,
    product,
    siteUrl,
  }: { readonly signer: AtlassianSigner; readonly product: Product; readonly siteUrl: string },
): Promise<number> {
  const { key, baseUrl, lifecycle } = descriptor;
  const url = baseUrl + (lifecycle[event] ?? '');
  const target = { method: 'POST', url, baseUrl };
  const isSigned = event === 'installed' || event === 'uninstalled';
  const token = isSigned ? installToken(signer, clientKey, target) : requestToken({ clientKey, sharedSecret }, target);
  const body = {
    ...{ key, clientKey, baseUrl: siteUrl, eventType: event, productType: product },
    description: productNames[product],
    ...{ serverVersion: '100294', pluginsVersion: '1001.0.0-SNAPSHOT' },
    ...(event === 'installed' && { sharedSecret }),
  };
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}
