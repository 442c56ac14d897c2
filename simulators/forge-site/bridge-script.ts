/**
 * Stands in for what Forge puts into the pages that it frames: `__bridge`, by which `@forge/bridge` asks the page
 * around the frame, and hears from nobody else.
 */
export function bridgeScript(hostOrigin: string): string {
  return `(() => {
  const host = ${JSON.stringify(hostOrigin)};
  const waiting = new Map();
  let last = 0;
  addEventListener('message', (event) => {
    if (event.origin !== host || event.source !== window.parent) return;
    const { id, answer, problem } = event.data;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(problem));
  });
  const ask = (command, payload) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    window.parent.postMessage({ id, command, payload }, host);
    return answer;
  };
  const showTheme = (mode) => {
    document.documentElement.dataset.theme = 'dark:dark light:light spacing:spacing';
    document.documentElement.dataset.colorMode = mode;
  };
  const callBridge = async (command, payload) => {
    // Functions stay on this side.
    const answer = await ask(command, payload && JSON.parse(JSON.stringify(payload)));
    if (command === 'enableTheming') showTheme(answer);
    return answer;
  };
  window.__bridge = { callBridge };
})();
`;
}
