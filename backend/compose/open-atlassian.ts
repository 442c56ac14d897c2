import { connectProducts } from '../access/connect/connect-client.ts';
import { openConnect, type Connect } from '../access/connect/open-connect.ts';
import { forgeProducts } from '../access/forge/forge-client.ts';
import { openForge } from '../access/forge/open-forge.ts';
import { firstProduct, type FindProduct } from '../atlassian/product-client.ts';
import type { HttpClient } from '../http/http-client.ts';
import { firstReporter, type FindReporter } from '../privacy/reporting/account-reporter.ts';
import { connectReporters } from '../privacy/reporting/connect-reporter.ts';
import { forgeReporters } from '../privacy/reporting/forge-reporter.ts';
import type { Base, OnStop } from './open-base.ts';

/** Roster inside Atlassian sites, through whatever door they have let it in by. */
export interface Atlassian {
  readonly connect: Connect;
  /** Undefined: there is no Forge app. */
  readonly forge: ReturnType<typeof openForge> | undefined;
  readonly productsOver: (http: HttpClient) => FindProduct;
  readonly reportersOver: (http: HttpClient) => FindReporter;
}

export function openAtlassian({ env, database, secretBox, address, now }: Base, onStop: OnStop): Atlassian {
  const connect = openConnect(env.connect, () => address.baseUrl);
  onStop(() => connect.close());
  const forge = env.forge && openForge(env.forge, now);
  if (forge) onStop(() => forge.close());
  const tenants = { appKey: connect.app.key, now, database, secretBox };
  return {
    connect,
    forge,
    productsOver: (http) =>
      firstProduct([connectProducts({ ...tenants, http }), ...(forge ? [forgeProducts({ ...tenants, http })] : [])]),
    reportersOver: (http) =>
      firstReporter([
        connectReporters(connectProducts({ ...tenants, http }), now),
        ...(forge ? [forgeReporters({ ...tenants, http })] : []),
      ]),
  };
}
