import { afterEach, vi } from 'vitest';
import type { AtlassianHost } from '../api/atlassian-host.ts';
import type { FramedPage } from '../api/framed-page.ts';

/** What the page around the frame was asked. */
export interface FakeHost {
  /** The people whose profiles were opened over the page. */
  readonly profiles: string[];
  /** Presses the button of the workflow's page: what Jira would keep; undefined: what is chosen cannot be saved. */
  readonly save: () => string | undefined;
}

/** Makes the page that a test renders one that Jira frames, until the test ends. */
export function frameIn(page: FramedPage, context: Readonly<Record<string, string>> = {}): FakeHost {
  addMeta('roster-frame', page);
  addMeta('roster-frame-context', JSON.stringify(context));
  const profiles: string[] = [];
  const workflow = { isValid: () => true, write: () => '' };
  const host: AtlassianHost = {
    context: {
      getToken: (callback) => {
        callback('token');
      },
    },
    dialog: {
      create: ({ customData }) => profiles.push(customData.personId),
      getCustomData: (callback) => {
        callback(undefined);
      },
    },
    require: (_, callback) => {
      const onSaveValidation = (isValid: () => boolean) => {
        workflow.isValid = isValid;
      };
      const onSave = (write: () => string) => {
        workflow.write = write;
      };
      callback({ WorkflowConfiguration: { onSaveValidation, onSave } });
    },
  };
  vi.stubGlobal('AP', host);
  return { profiles, save: () => (workflow.isValid() ? workflow.write() : undefined) };
}

function addMeta(name: string, content: string): void {
  const meta = document.createElement('meta');
  meta.name = name;
  meta.content = content;
  document.head.append(meta);
}

afterEach(() => {
  document.head.querySelectorAll('meta[name^="roster-frame"]').forEach((meta) => {
    meta.remove();
  });
  vi.stubGlobal('AP', undefined);
});
