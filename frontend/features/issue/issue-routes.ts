import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** Beside the issues of Jira. */
export const issueRoutes: readonly RouteObject[] = [
  { path: paths.issuePanel, lazy: async () => ({ Component: (await import('./issue-panel.tsx')).IssuePanel }) },
];
