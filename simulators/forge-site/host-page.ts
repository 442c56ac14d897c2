export interface ForgeHostPage {
  readonly product: string;
  readonly title: string;
  readonly siteName: string;
  readonly userName: string;
  readonly frameUrl: string;
  readonly theme: 'light' | 'dark';
  /** What the page tells the frame of itself (`view.getContext`). */
  readonly context: object;
  /** Where the page has the site call the app's remote. */
  readonly invokeUrl: string;
}

/** A page of the product around a page of an app, which answers what the frame asks by its bridge. */
export function renderHostPage(page: ForgeHostPage): string {
  const { frameUrl, theme, context, invokeUrl } = page;
  const known = JSON.stringify({ app: new URL(frameUrl).origin, theme, context, invokeUrl });
  const title = escapeHtml(page.title);
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
  <head>
    <meta charset="utf-8" />
    <title>${title} - ${escapeHtml(page.product)}</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
    <header><b>${escapeHtml(page.product)}</b><span>${escapeHtml(page.siteName)}</span><i>${escapeHtml(page.userName)}</i></header>
    <main>
      <h1>${title}</h1>
      <iframe id="app" title="${title}" src="${escapeHtml(frameUrl)}"
        sandbox="allow-downloads allow-forms allow-modals allow-same-origin allow-scripts"></iframe>
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
  iframe { width: 100%; height: calc(100vh - 130px); border: 0; }
  dialog { width: 800px; height: 70vh; padding: 8px; border: 1px solid #8888; border-radius: 8px; }
  dialog iframe { height: 100%; }
`;

const answerFrame = `(known) => {
  const page = document.getElementById('app');
  const modals = new Map();
  const openModal = ({ context }) => {
    const dialog = document.createElement('dialog');
    const frame = page.cloneNode();
    frame.id = 'app-modal';
    dialog.append(frame);
    document.body.append(dialog);
    modals.set(frame.contentWindow, context);
    dialog.showModal();
    return true;
  };
  const contextOf = (source) => {
    const modal = modals.get(source);
    return modal ? { ...known.context, extension: { ...known.context.extension, modal } } : known.context;
  };
  const invoke = async (payload) => {
    const response = await fetch(known.invokeUrl, { method: 'POST', body: JSON.stringify(payload) });
    const answer = await response.json();
    if (answer.problem !== undefined) throw new Error(answer.problem);
    return answer;
  };
  const answers = {
    getContext: (_, source) => contextOf(source),
    openModal,
    enableTheming: () => known.theme,
    invoke,
  };
  addEventListener('message', async (event) => {
    if (event.origin !== known.app || (event.source !== page.contentWindow && !modals.has(event.source))) return;
    const { id, command, payload } = event.data;
    const reply = (said) => event.source.postMessage({ id, ...said }, known.app);
    if (!answers[command]) return reply({ problem: 'The simulated bridge does not know ' + command + '.' });
    await Promise.resolve(answers[command](payload, event.source)).then(
      (answer) => reply({ answer }),
      (error) => reply({ problem: error.message }),
    );
  });
}`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
