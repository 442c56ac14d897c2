import { getAtlassianProducts } from '#contract/atlassian.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { isFresh } from '../../access/forge/forge-client.ts';
import { listForgeTokens } from '../../access/forge/forge-installation-store.ts';
import type { FindProduct, Product } from '../../atlassian/product-client.ts';
import { route, type Route } from '../edge/route.ts';

/** `findProduct` absent: Roster is part of no Atlassian site. */
export function productRoutes({ database, siteId, now }: AccessContext, findProduct: FindProduct | undefined): Route[] {
  const isThere = async (product: Product) => (await findProduct?.(siteId, product)) !== undefined;
  return [
    route(getAtlassianProducts, async () => {
      const [jira, confluence] = await Promise.all([isThere('jira'), isThere('confluence')]);
      const tokens = await listForgeTokens(database, siteId);
      const forge = tokens.map(({ product, until }) => ({
        product,
        tokenUntil: until?.toISOString() ?? null,
        isFresh: until !== undefined && isFresh({ until }, now()),
      }));
      return { jira, confluence, forge };
    }),
  ];
}
