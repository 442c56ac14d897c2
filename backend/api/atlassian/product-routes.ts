import { getAtlassianProducts } from '#contract/atlassian.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { FindProduct, Product } from '../../atlassian/product-client.ts';
import { route, type Route } from '../edge/route.ts';

/** `findProduct` absent: Roster is part of no Atlassian site. */
export function productRoutes({ siteId }: AccessContext, findProduct: FindProduct | undefined): Route[] {
  const isThere = async (product: Product) => (await findProduct?.(siteId, product)) !== undefined;
  return [
    route(getAtlassianProducts, async () => {
      const [jira, confluence] = await Promise.all([isThere('jira'), isThere('confluence')]);
      return { jira, confluence };
    }),
  ];
}
