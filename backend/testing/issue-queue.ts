import { issueWork, type IssueQueue, type IssueWork } from '../atlassian/issues/issue-work.ts';

export interface TestIssueQueue {
  readonly queue: IssueQueue;
  /** What any worker may take up. */
  readonly waiting: IssueWork[];
  /** What Jira has put off, and until when. */
  readonly postponed: { readonly work: IssueWork; readonly notBefore: Date }[];
  /** Works at what waits, and at what that leads to, one after the other. */
  workAll(work: (work: IssueWork) => Promise<void>): Promise<void>;
}

export function createTestIssueQueue(): TestIssueQueue {
  const waiting: IssueWork[] = [];
  const postponed: TestIssueQueue['postponed'] = [];
  return {
    ...{ waiting, postponed },
    queue: {
      send: (given, { notBefore } = {}) => {
        // As it is after the queue has kept it as JSON.
        const work = issueWork.parse(JSON.parse(JSON.stringify(given)));
        if (notBefore) postponed.push({ work, notBefore });
        else waiting.push(work);
        return Promise.resolve();
      },
    },
    workAll: async (work) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
    },
  };
}
