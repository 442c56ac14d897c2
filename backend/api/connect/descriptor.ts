import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { appKeyFor, type ConnectApp } from '../../access/connect/connect-app.ts';
import type { Product } from '../../atlassian/product-client.ts';

/** Where each product's descriptor is served, and found among Roster's own files. */
export const descriptorPaths: Readonly<Record<Product, string>> = {
  jira: '/atlassian-connect.json',
  confluence: '/atlassian-connect-confluence.json',
};

const templates = { jira: readTemplate('jira'), confluence: readTemplate('confluence') };

/** What Atlassian reads to install Roster: the product's descriptor, with the address and the key that are configured. */
export function describeApp({ key, baseUrl }: Pick<ConnectApp, 'key' | 'baseUrl'>, product: Product): object {
  const template = templates[product];
  return { ...template, key: appKeyFor(key, product), baseUrl, vendor: { ...template.vendor, url: baseUrl } };
}

function readTemplate(product: Product) {
  const file = new URL(`../../..${descriptorPaths[product]}`, import.meta.url);
  return z.looseObject({ vendor: z.looseObject({}) }).parse(JSON.parse(readFileSync(file, 'utf8')));
}
