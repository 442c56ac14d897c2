import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** In the editor of Jira's workflows. */
export const postFunctionRoutes: readonly RouteObject[] = [
  {
    path: paths.postFunction('edit'),
    lazy: async () => ({ Component: (await import('./post-function-editor.tsx')).PostFunctionEditor }),
  },
  {
    path: paths.postFunction('view'),
    lazy: async () => ({ Component: (await import('./post-function-view.tsx')).PostFunctionView }),
  },
];
