/**
 * Stands in for Atlassian's all.js: what runs in the frame asks the page around it, which the address of the frame
 * names, and hears from nobody else.
 */
export const allJs = `(() => {
  const parent = new URLSearchParams(location.search).get('xdm_e');
  const waiting = new Map();
  let last = 0;
  addEventListener('message', (event) => {
    if (event.origin !== parent || event.source !== window.parent) return;
    const { id, answer } = event.data;
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const ask = (question, callback) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    window.parent.postMessage({ id, ...question }, parent);
    return callback ? void answer.then(callback) : answer;
  };
  const theme = {
    initializeTheming: () =>
      ask({ ask: 'theme' }).then((mode) => {
        document.documentElement.dataset.colorMode = mode;
      }),
  };
  window.AP = {
    context: { getToken: (callback) => ask({ ask: 'token' }, callback) },
    resize: (width, height) => void ask({ ask: 'resize', width, height }),
    sizeToParent: () => void ask({ ask: 'sizeToParent' }),
    require: (modules, callback) => callback(...[modules].flat().map((name) => window.AP[name])),
    theme,
  };
})();
`;
