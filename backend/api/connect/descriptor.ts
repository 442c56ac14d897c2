import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConnectApp } from '../../access/connect/connect-app.ts';

const template = z
  .looseObject({ vendor: z.looseObject({}) })
  .parse(JSON.parse(readFileSync(new URL('../../../atlassian-connect.json', import.meta.url), 'utf8')));

/** What Atlassian reads to install Roster: `atlassian-connect.json`, with the address and the key that are configured. */
export function describeApp({ key, baseUrl }: Pick<ConnectApp, 'key' | 'baseUrl'>): object {
  return { ...template, key, baseUrl, vendor: { ...template.vendor, url: baseUrl } };
}
