import { appFrame, escapeHtml } from './host-page.ts';
import type { SiteIssue } from './site-issues.ts';

export interface IssuePage {
  readonly issue: SiteIssue;
  /** Account id → name. */
  readonly nameOf: (accountId: string) => string;
  readonly panel: { readonly title: string; readonly frameUrl: string };
}

/** The view of an issue: its title, and at the right its details with the app's panel below them. */
export function issueView({ issue, nameOf, panel }: IssuePage): string {
  const name = (accountId: string | undefined, nobody: string) =>
    escapeHtml(accountId === undefined ? nobody : nameOf(accountId));
  return `<div class="issue">
      <section>
        <p>${escapeHtml(issue.key)}</p>
        <h1>${escapeHtml(issue.summary)}</h1>
        <p>Nothing was written here.</p>
      </section>
      <aside>
        <dl>
          <dt>Assignee</dt><dd>${name(issue.assignee, 'Unassigned')}</dd>
          <dt>Reporter</dt><dd>${name(issue.reporter, 'None')}</dd>
        </dl>
        <details open>
          <summary>${escapeHtml(panel.title)}</summary>
          <div>${appFrame(panel.title, panel.frameUrl)}</div>
        </details>
      </aside>
    </div>`;
}
