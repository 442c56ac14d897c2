import type { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { parseJson, type HttpRequest, type HttpResponse } from '../http/http-message.ts';

export const products = ['jira', 'confluence'] as const;

/** The product of an Atlassian site that has Roster installed. */
export type Product = (typeof products)[number];

/** As people know them. */
export const productNames: Readonly<Record<Product, string>> = { jira: 'Jira', confluence: 'Confluence' };

/** Asks the product of one Atlassian site as the app, however the app got there. */
export interface ProductClient {
  /** The site of Roster that is that Atlassian site's own. */
  readonly siteId: string;
  readonly product: Product;
  /** Of the Atlassian site, as sentences name it. */
  readonly host: string;
  /** The app's key in its descriptor, which Jira's names of the app's own fields begin with; absent: Forge. */
  readonly appKey?: string;
  /**
   * `url` is the path of the product's REST API with its query, such as `/rest/api/3/myself`; for Confluence without
   * its `/wiki`: `/rest/api/user/current`. Any status is an answer. Throws `AppError` `unavailable` when there is none.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** The product of a site, as far as it has Roster installed. */
export type FindProduct = (siteId: string, product: Product) => Promise<ProductClient | undefined>;

/** The product by whichever door the site has let Roster in; the first of them that it has. */
export function firstProduct(doors: readonly FindProduct[]): FindProduct {
  return async (siteId, product) => {
    for (const find of doors) {
      const found = await find(siteId, product);
      if (found) return found;
    }
    return undefined;
  };
}

/** What an answer of status 200 says. Throws `AppError` `unavailable` for any other answer. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  response: HttpResponse,
  { host }: Pick<ProductClient, 'host'>,
): z.output<Schema> {
  if (response.status !== 200) throw notAnswered(host, `HTTP ${String(response.status)}`);
  const parsed = schema.safeParse(parseJson(response));
  if (!parsed.success) throw notAnswered(host, parsed.error);
  return parsed.data;
}

/** `host` does not say what Roster has to know. */
export function notAnswered(host: string, cause: unknown): AppError {
  const message = `${host} does not tell Roster right now what it has to know of people there. Try again in a moment.`;
  return new AppError('unavailable', message, { retryAfterSeconds: 10, cause });
}
