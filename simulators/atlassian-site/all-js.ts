/**
 * Stands in for Atlassian's all.js: what runs in the frame asks the page around it, which the address of the frame
 * names, and hears from nobody else.
 */
export const allJs = `(() => {
  const parent = new URLSearchParams(location.search).get('xdm_e');
  const waiting = new Map();
  const workflow = { isValid: () => true, write: () => '' };
  let last = 0;
  addEventListener('message', (event) => {
    if (event.origin !== parent || event.source !== window.parent) return;
    const { id, answer, save } = event.data;
    if (save) saveWorkflow(save);
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  const saveWorkflow = (save) => {
    const valid = workflow.isValid();
    window.parent.postMessage({ saved: save, valid, value: valid ? String(workflow.write()) : undefined }, parent);
  };
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
  const WorkflowConfiguration = {
    onSaveValidation: (isValid) => void (workflow.isValid = isValid),
    onSave: (write) => void (workflow.write = write),
  };
  window.AP = {
    context: { getToken: (callback) => ask({ ask: 'token' }, callback) },
    resize: (width, height) => void ask({ ask: 'resize', width, height }),
    sizeToParent: () => void ask({ ask: 'sizeToParent' }),
    dialog: {
      create: ({ key, customData }) => void ask({ ask: 'dialog', key, customData }),
      getCustomData: (callback) => ask({ ask: 'customData' }, callback),
    },
    jira: { WorkflowConfiguration },
    require: (modules, callback) => callback(...[modules].flat().map((name) => window.AP[name])),
    theme,
  };
  const options = document.currentScript?.dataset.options ?? '';
  if (options.includes('sizeToParent:true')) window.AP.sizeToParent();
})();
`;
