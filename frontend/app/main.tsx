import './feature-gates.ts';
import '@atlaskit/css-reset';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { Providers } from './providers.tsx';
import { routes } from './routes.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

const queryClient = createQueryClient({
  onSignedOut: (client) => client.setQueryData(sessionQuery.queryKey, null),
});

createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={createBrowserRouter([...routes])} />
    </Providers>
  </StrictMode>,
);
