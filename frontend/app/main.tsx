import './feature-gates.ts';
import '@atlaskit/css-reset';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { enterFrame, framedPage } from '../api/frame.ts';
import { createQueryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { framedStart } from './framed-start.ts';
import { panelRoutes } from './panel-routes.tsx';
import { Providers } from './providers.tsx';
import { routes } from './routes.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

const queryClient = createQueryClient({
  onSignedOut: (client) => client.setQueryData(sessionQuery.queryKey, null),
});

await enterFrame();
// The address of a frame is the host's business: inside, the pages keep their own.
const framed = framedPage();
const router =
  framed === undefined
    ? createBrowserRouter([...routes])
    : createMemoryRouter([...routes, ...panelRoutes], { initialEntries: [await framedStart(framed)] });

createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
