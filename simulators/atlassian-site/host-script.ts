/** What a page of the product does for the frames of an app in it: answers what they ask, and opens dialogs for them. */
export const hostScript = `(known) => {
  const customData = new Map();
  const page = document.getElementById('app');
  const frameOf = (source) => [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source);
  const fetchText = (path, query) =>
    fetch(path + '?' + new URLSearchParams({ as: known.account, ...query })).then((got) => got.text());
  const openDialog = async (key, data) => {
    const dialog = document.createElement('dialog');
    const frame = page.cloneNode();
    frame.id = 'app-dialog';
    frame.style.height = '100%';
    frame.src = await fetchText('/frame-url', { module: key });
    const close = document.createElement('button');
    close.textContent = 'Close';
    close.onclick = () => dialog.remove();
    dialog.append(close, frame);
    document.body.append(dialog);
    customData.set(frame.contentWindow, data);
    dialog.showModal();
  };
  const answers = {
    token: () => fetchText('/context-token', {}),
    theme: () => known.theme,
    resize: (frame, { height }) => void (frame.style.height = height),
    sizeToParent: (frame) => void (frame.id === 'app' && (frame.style.height = 'calc(100vh - 120px)')),
    dialog: (frame, { key, customData: data }) => openDialog(key, data),
    customData: (frame) => customData.get(frame.contentWindow),
  };
  addEventListener('message', async (event) => {
    const frame = frameOf(event.source);
    if (event.origin !== known.app || !frame) return;
    const { id, ask, saved } = event.data;
    if (saved) return saveWorkflow(event.data);
    event.source.postMessage({ id, answer: await answers[ask](frame, event.data) }, known.app);
  });
  const saveWorkflow = async ({ valid, value }) => {
    if (!valid) return;
    await fetch('/workflow/configuration', { method: 'POST', body: value });
    document.getElementById('saved').click();
  };
  document.getElementById('save')?.addEventListener('click', () => {
    page.contentWindow.postMessage({ save: true }, known.app);
  });
}`;
