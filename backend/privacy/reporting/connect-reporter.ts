import type { FindProduct, ProductClient } from '../../atlassian/product-client.ts';
import { products } from '../../atlassian/product-client.ts';
import type { AccountReporter, FindReporter } from './account-reporter.ts';
import { readReportAnswer, reportBody } from './account-reporter.ts';

const path = '/rest/atlassian-connect/latest/report-accounts';

/** A Connect app reports to the product of each site that has it, signed as every request to it. */
function createConnectReporter(product: ProductClient, now: () => Date): AccountReporter {
  return {
    report: async (accounts) => {
      const headers = { 'content-type': 'application/json' };
      const body = reportBody(accounts);
      return readReportAnswer(
        await product.send({ method: 'POST', url: path, headers, body, repeatable: true }),
        now(),
      );
    },
  };
}

/** Whichever product of the site has Roster: accounts are the same in all of them. */
export function connectReporters(findProduct: FindProduct, now: () => Date): FindReporter {
  return async (siteId) => {
    for (const name of products) {
      const product = await findProduct(siteId, name);
      if (product) return createConnectReporter(product, now);
    }
    return undefined;
  };
}
