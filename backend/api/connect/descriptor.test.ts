import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SUPPORTED_MODULES } from '@forge/manifest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** Every descriptor of the repository: `atlassian-connect.json` for Jira, `atlassian-connect-confluence.json` for Confluence. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = readdirSync(root).filter((name) => /^atlassian-connect.*\.json$/.test(name));

const text = z.strictObject({ value: z.string().min(1).max(1500) });
/** Below the app's own address. `{…}` are variables of the product. */
const path = z.string().regex(/^\/[\w./{}?=&-]*$/);
const oneModule = z.looseObject({
  key: z.string().regex(/^[a-zA-Z0-9-]{1,100}$/),
  name: text,
  url: path.optional(),
});
const dialog = z.strictObject({
  key: oneModule.shape.key,
  url: path,
  options: z.strictObject({ size: z.enum(['small', 'medium', 'large', 'x-large', 'fullscreen']), header: text }),
});
const scopes = ['NONE', 'READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'SPACE_ADMIN', 'ADMIN', 'ACT_AS_USER'] as const;
const webhook = z.strictObject({ event: z.string().min(1), url: path, filter: z.string().optional() });

/** What a descriptor is made of (https://developer.atlassian.com/cloud/jira/platform/connect-app-descriptor/). */
const descriptor = z.strictObject({
  key: z.string().regex(/^[a-zA-Z0-9._-]{1,64}$/),
  name: z.string().min(1).max(64),
  description: z.string().optional(),
  baseUrl: z.url({ protocol: /^https$/ }).refine((url) => !url.endsWith('/'), 'has no slash at the end'),
  vendor: z.strictObject({ name: z.string(), url: z.url() }),
  links: z.record(z.string(), path).optional(),
  authentication: z.strictObject({ type: z.literal('jwt') }),
  apiVersion: z.int(),
  apiMigrations: z.strictObject({ 'signed-install': z.literal(true), 'context-qsh': z.literal(true) }),
  scopes: z.array(z.enum(scopes)).min(1),
  lifecycle: z.record(z.enum(['installed', 'uninstalled', 'enabled', 'disabled']), path),
  modules: z.record(z.string(), z.union([oneModule, z.array(oneModule), z.array(dialog), z.array(webhook)])),
});

it('Jira’s descriptor is there', () => {
  expect(files).toContain('atlassian-connect.json');
});

describe.each(files)('%s', (file) => {
  const content: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const product = file.includes('confluence') ? 'confluence' : 'jira';

  it('is made of what Atlassian knows', () => {
    expect(descriptor.safeParse(content).error).toBeUndefined();
  });

  it('has only modules that Atlassian’s validator knows', () => {
    const names = Object.keys(descriptor.parse(content).modules);
    const known = new Set<string>(SUPPORTED_MODULES);
    expect(names.filter((name) => !known.has(`connect-${product}:${name}`))).toEqual([]);
  });

  it('gives each module a key of its own, and one page for what is single', () => {
    const { modules } = descriptor.parse(content);
    const keys = Object.values(modules)
      .flatMap((given): readonly object[] => (Array.isArray(given) ? given : [given]))
      .flatMap(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    const single = Object.entries(modules).filter(([, given]) => !Array.isArray(given));
    expect(single.map(([name]) => name).filter((name) => !['configurePage', 'postInstallPage'].includes(name))).toEqual(
      [],
    );
  });

  it('would be refused with a module that is no longer there, or without signed installs', () => {
    const sound = descriptor.parse(content);
    expect(new Set<string>(SUPPORTED_MODULES).has(`connect-${product}:jiraProfileTabPanels`)).toBe(false);
    expect(descriptor.safeParse({ ...sound, apiMigrations: { 'context-qsh': true } }).success).toBe(false);
    expect(descriptor.safeParse({ ...sound, lifecycle: { ...sound.lifecycle, upgraded: '/x' } }).success).toBe(false);
  });
});

/** Webhooks have none. */
function keyOf(module: object): string[] {
  return 'key' in module && typeof module.key === 'string' ? [module.key] : [];
}
