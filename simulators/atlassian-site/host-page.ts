import { productNames, type Product } from './installed-app.ts';

export interface HostPage {
  readonly product: Product;
  readonly title: string;
  /** Of the site, as its header shows it. */
  readonly siteName: string;
  readonly frameUrl: string;
  readonly appOrigin: string;
  readonly accountId: string;
  readonly userName: string;
  readonly theme: 'light' | 'dark';
}

/** A page of the product around a page of an app: header, heading, frame, and the answers to what the frame asks. */
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
    <main>
      <h1>${escapeHtml(page.title)}</h1>
      <iframe id="app" title="${escapeHtml(page.title)}" src="${escapeHtml(page.frameUrl)}"
        sandbox="allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-scripts allow-same-origin"></iframe>
    </main>
    <script>(${answerFrame})(${known.replaceAll('<', '\\u003c')});</script>
  </body>
</html>
`;
}

const style = `
  body { margin: 0; font: 14px system-ui, sans-serif; background: #fff; color: #292a2e; }
  [data-theme=dark] body { background: #1f1f21; color: #cecfd2; }
  header { display: flex; gap: 16px; align-items: center; height: 48px; padding: 0 16px; border-bottom: 1px solid #8884; }
  header i { margin-left: auto; }
  main { padding: 16px; }
  h1 { margin: 0 0 12px; font-size: 20px; }
  iframe { width: 100%; height: 640px; border: 0; }
`;

const answerFrame = `(known) => {
  const frame = document.getElementById('app');
  addEventListener('message', async (event) => {
    if (event.origin !== known.app || event.source !== frame.contentWindow) return;
    const { id, ask, height } = event.data;
    if (ask === 'resize') frame.style.height = height;
    if (ask === 'sizeToParent') frame.style.height = 'calc(100vh - 120px)';
    const token = () => fetch('/context-token?account=' + encodeURIComponent(known.account)).then((got) => got.text());
    const answer = ask === 'token' ? await token() : ask === 'theme' ? known.theme : undefined;
    event.source.postMessage({ id, answer }, known.app);
  });
}`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
