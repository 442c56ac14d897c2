import { products } from '../../atlassian/product-client.ts';
import { isFresh, type ForgeClientParts } from '../../access/forge/forge-client.ts';
import { findProductOfSite, type ForgeStore } from '../../access/forge/forge-installation-store.ts';
import { AppError } from '../../errors/app-error.ts';
import { reportBody, readReportAnswer, type AccountReporter, type FindReporter } from './account-reporter.ts';

const path = '/app/report-accounts/';
const patienceSeconds = 15;

interface ForgeDoor {
  /** Where the product is asked: `https://api.atlassian.com/ex/jira/<cloudId>`. Reports go to the same host. */
  readonly apiBaseUrl: string;
  readonly token: string;
}

/** A Forge app reports as itself, by the token that Forge has given for that; it needs the scope `report:personal-data`. */
export function createForgeReporter({ http, now }: ForgeClientParts, door: ForgeDoor): AccountReporter {
  return {
    report: async (accounts) => {
      const response = await http
        .send(
          {
            ...{
              method: 'POST',
              url: new URL(path, door.apiBaseUrl).href,
              body: reportBody(accounts),
              repeatable: true,
            },
            headers: {
              ...{ accept: 'application/json', 'content-type': 'application/json' },
              authorization: `Bearer ${door.token}`,
            },
            maxWaitSeconds: patienceSeconds,
          },
          AbortSignal.timeout(2 * patienceSeconds * 1000),
        )
        .catch((cause: unknown) => {
          throw new AppError('unavailable', 'Atlassian does not answer. Roster reports accounts again later.', {
            cause,
          });
        });
      return readReportAnswer(response, now());
    },
  };
}

/** Nobody can ask Forge for a token: it brings one every hour. */
const waitsForToken: AccountReporter = {
  report: () =>
    Promise.resolve({
      ...{ status: 'later', seconds: 3600 },
      problem:
        'Forge has given Roster no fresh token, so accounts cannot be reported. One comes with the next hourly call.',
    }),
};

export function forgeReporters(parts: ForgeClientParts & ForgeStore): FindReporter {
  return async (siteId) => {
    for (const name of products) {
      const found = await findProductOfSite(parts, siteId, name);
      if (!found) continue;
      const { installation, held } = found;
      if (!held || !isFresh(held, parts.now())) return waitsForToken;
      return createForgeReporter(parts, { apiBaseUrl: installation.apiBaseUrl, token: held.token });
    }
    return undefined;
  };
}
