import { randomBytes } from 'node:crypto';
import type { AtlassianSigner } from './atlassian-signer.ts';
import { installToken, requestToken } from './site-tokens.ts';

interface Text {
  readonly value: string;
}

interface Page {
  readonly key: string;
  readonly name: Text;
  readonly url: string;
}

interface Link {
  readonly url: string;
}

interface Modules {
  readonly adminPages?: readonly Page[];
  readonly generalPages?: readonly Page[];
  readonly dynamicContentMacros?: readonly Page[];
  readonly jiraIssueContexts?: readonly { readonly key: string; readonly name: Text; readonly target: Link }[];
  readonly dialogs?: readonly {
    readonly key: string;
    readonly url: string;
    readonly options: { readonly header: Text };
  }[];
  readonly jiraWorkflowPostFunctions?: readonly (Record<PostFunctionPage, Link> & {
    readonly key: string;
    readonly name: Text;
    readonly triggered: Link;
  })[];
  readonly jiraIssueFields?: readonly { readonly key: string; readonly name: Text }[];
  readonly webhooks?: readonly { readonly event: string; readonly url: string; readonly filter?: string }[];
}

export type PostFunctionPage = 'create' | 'edit' | 'view';
const postFunctionPages: readonly PostFunctionPage[] = ['create', 'edit', 'view'];

/** What the simulator reads of a descriptor. */
export interface Descriptor {
  readonly key: string;
  readonly baseUrl: string;
  readonly lifecycle: Readonly<Partial<Record<LifecycleEvent, string>>>;
  readonly modules: Modules;
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

/** Something of an app that is shown in a frame. */
export interface FramedModule {
  /** The descriptor's; of a post function with the page after it: `assign/edit`. */
  readonly key: string;
  readonly title: string;
  /** From the app's address on, with `{issue.key}` and the like in it. */
  readonly path: string;
}

export function findModule(descriptor: Descriptor, key: string): FramedModule | undefined {
  return framedModules(descriptor).find((module) => module.key === key);
}

function framedModules({ modules }: Descriptor): readonly FramedModule[] {
  const {
    adminPages = [],
    generalPages = [],
    dynamicContentMacros = [],
    jiraIssueContexts = [],
    dialogs = [],
  } = modules;
  return [
    ...[...adminPages, ...generalPages, ...dynamicContentMacros].map(({ key, name, url }) => ({
      key,
      title: name.value,
      path: url,
    })),
    ...jiraIssueContexts.map(({ key, name, target }) => ({ key, title: name.value, path: target.url })),
    ...dialogs.map(({ key, options, url }) => ({ key, title: options.header.value, path: url })),
    ...(modules.jiraWorkflowPostFunctions ?? []).flatMap(({ key, name, ...links }) =>
      postFunctionPages.map((page) => ({ key: `${key}/${page}`, title: name.value, path: links[page].url })),
    ),
  ];
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
