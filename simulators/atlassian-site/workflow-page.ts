import { appFrame, escapeHtml } from './host-page.ts';
import type { PostFunctionPage } from './installed-app.ts';

export interface WorkflowPage {
  readonly page: PostFunctionPage;
  readonly title: string;
  readonly frameUrl: string;
  /** Where one goes once it is saved. */
  readonly viewUrl: string;
}

const headings: Readonly<Record<PostFunctionPage, string>> = {
  create: 'Add parameters to function',
  edit: 'Update parameters of function',
  view: 'Post functions of the transition',
};

/** The editor of a workflow's transition, with the page of the app's post function. The button is the product's. */
export function workflowEditor({ page, title, frameUrl, viewUrl }: WorkflowPage): string {
  const label = page === 'create' ? 'Add' : 'Update';
  const buttons = `<div class="buttons"><button id="save">${label}</button><a id="saved" href="${escapeHtml(viewUrl)}">Cancel</a></div>`;
  return `<div class="workflow">
      <h1>${headings[page]}</h1>
      <h2>${escapeHtml(title)}</h2>
      ${appFrame(title, frameUrl)}
      ${page === 'view' ? '' : buttons}
    </div>`;
}
