import { hostScript } from './host-script.ts';
import { productNames, type Product } from './installed-app.ts';

export interface HostPage {
  readonly product: Product;
  readonly title: string;
  /** Of the site, as its header shows it. */
  readonly siteName: string;
  /** What is in the page, as HTML: beside anything else, an `appFrame`. */
  readonly content: string;
  readonly appOrigin: string;
  readonly accountId: string;
  readonly userName: string;
  readonly theme: 'light' | 'dark';
}

/** A page of the product around a page of an app: header, content, and the answers to what the frame asks. */
export function renderHostPage(page: HostPage): string {
  const known = JSON.stringify({ app: page.appOrigin, account: page.accountId, theme: page.theme });
  return `<!doctype html>
<html lang="en" data-theme="${page.theme}">
  <head>
    <meta charset="utf-8" />
    <title>${escapeHtml(page.title)} - ${productNames[page.product]}</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
    <header><b>${productNames[page.product]}</b><span>${escapeHtml(page.siteName)}</span><i>${escapeHtml(page.userName)}</i></header>
    <main>${page.content}</main>
    <script>(${hostScript})(${known.replaceAll('<', '\\u003c')});</script>
  </body>
</html>
`;
}

/** A page that is the app's alone. */
export function wholePage(title: string, frameUrl: string): string {
  return `<h1>${escapeHtml(title)}</h1>${appFrame(title, frameUrl)}`;
}

export function appFrame(title: string, frameUrl: string): string {
  return `<iframe id="app" title="${escapeHtml(title)}" src="${escapeHtml(frameUrl)}"
    sandbox="allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-scripts allow-same-origin"></iframe>`;
}

const style = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px system-ui, sans-serif; background: #fff; color: #292a2e; }
  [data-theme=dark] body { background: #1f1f21; color: #cecfd2; color-scheme: dark; }
  header { display: flex; gap: 16px; align-items: center; height: 48px; padding: 0 16px; border-bottom: 1px solid #8884; }
  header i { margin-left: auto; }
  main { padding: 16px; }
  h1 { margin: 0 0 12px; font-size: 20px; }
  iframe { width: 100%; height: 640px; border: 0; }
  dialog { width: min(960px, 92vw); height: 84vh; padding: 8px; border: 1px solid #8888; border-radius: 8px; }
  [data-theme=dark] dialog { background: #2b2c2f; color: #cecfd2; }
  .issue { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 24px; }
  .issue aside { border: 1px solid #8884; border-radius: 8px; }
  .issue dl { display: grid; grid-template-columns: 96px 1fr; gap: 8px; margin: 0; padding: 12px 16px; }
  .issue dd { margin: 0; }
  .issue summary { padding: 12px 16px; font-weight: 600; border-top: 1px solid #8884; }
  .issue details > div { padding: 0 8px 8px; }
  .issue iframe, .workflow iframe { display: block; height: 150px; }
  .workflow { max-width: 800px; }
  .buttons { display: flex; gap: 8px; margin-top: 16px; }
`;

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
