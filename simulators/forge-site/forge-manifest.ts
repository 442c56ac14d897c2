interface Keyed {
  readonly key: string;
}

interface Endpoint extends Keyed {
  readonly route?: { readonly path: string };
  readonly auth?: { readonly appSystemToken?: { readonly enabled: boolean } };
}

interface Told extends Keyed {
  readonly endpoint?: string;
  readonly events?: unknown;
}

interface Page extends Keyed {
  readonly title?: unknown;
  readonly resource?: string;
  readonly resolver?: { readonly endpoint?: string };
}

/** What the simulator reads of a manifest. */
export interface ForgeManifest {
  readonly app: { readonly id: string };
  readonly modules: Readonly<Record<string, readonly (Endpoint & Told & Page)[]>>;
}

export interface FoundPage {
  /** Of the module, such as `jira:adminPage`. */
  readonly type: string;
  readonly product: 'jira' | 'confluence';
  readonly title: string;
  readonly endpoint: Endpoint;
}

export function findEndpoint({ modules }: ForgeManifest, key: string | undefined): Endpoint {
  const endpoint = modules['endpoint']?.find((each) => each.key === key);
  if (!endpoint) throw new Error(`The manifest has no endpoint ${String(key)}.`);
  return endpoint;
}

/** Endpoints that an event goes to. */
export function endpointsFor(manifest: ForgeManifest, event: string): readonly Endpoint[] {
  const triggers = manifest.modules['trigger'] ?? [];
  const told = triggers.filter(({ events }) => Array.isArray(events) && events.includes(event));
  return told.map(({ endpoint }) => findEndpoint(manifest, endpoint));
}

export function findPage(manifest: ForgeManifest, key: string): FoundPage {
  for (const [type, modules] of Object.entries(manifest.modules)) {
    const page = modules.find((each) => each.key === key && each.resource !== undefined);
    if (!page) continue;
    const product = type.startsWith('confluence:') ? 'confluence' : 'jira';
    const endpoint = findEndpoint(manifest, page.resolver?.endpoint);
    return { type, product, title: String(page.title), endpoint };
  }
  throw new Error(`The manifest has no page ${key}.`);
}
