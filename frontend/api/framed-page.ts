export const framedPages = [
  ...(['admin', 'people', 'person', 'person-card', 'issue-panel'] as const),
  ...(['post-function-create', 'post-function-edit', 'post-function-view'] as const),
];

/** Pages of Roster that Atlassian frames. */
export type FramedPage = (typeof framedPages)[number];
