import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { escaped } from './html.ts';
import { pageStyle } from './page-style.ts';

/** A product as its pages present it. */
export interface ProductLook {
  /** As its header names it. */
  readonly product: string;
  /** Whose it is. */
  readonly owner: string;
  /** Address of the list of its people. */
  readonly peopleUrl: string;
}

/** A page of a simulated product. `body` is HTML. */
export function productPage(
  { product, owner, peopleUrl }: ProductLook,
  { title, body }: { readonly title: string; readonly body: string },
): SimulatedAnswer {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${escaped(title)} - ${escaped(product)}</title>
    <link rel="icon" href="data:,">
    <style>${pageStyle}</style>
  </head>
  <body>
    <header><b>${escaped(product)}</b><span>${escaped(owner)}</span><a href="${escaped(peopleUrl)}">People</a><i>simulated</i></header>
    <main>${body}</main>
  </body>
</html>
`;
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html };
}

export function noSuchPerson(look: ProductLook): SimulatedAnswer {
  const body = `<h1>Nobody by this name</h1><p>There is no such user here. <a href="${escaped(look.peopleUrl)}">All people</a></p>`;
  return { ...productPage(look, { title: 'Not found', body }), status: 404 };
}
