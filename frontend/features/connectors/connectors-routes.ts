import { createElement } from 'react';
import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';
import type { ConnectorPageProps } from './edit/connector-page.tsx';

/** For admins. The attribute mapping is a feature of its own; whoever composes the pages brings it along. */
export function connectorsRoutes(loadMapping: () => Promise<ConnectorPageProps['mapping']>): readonly RouteObject[] {
  return [
    {
      path: paths.connectors,
      lazy: async () => ({ Component: (await import('./list/connectors-page.tsx')).ConnectorsPage }),
    },
    {
      path: paths.newConnector,
      lazy: async () => ({ Component: (await import('./add/add-connector-page.tsx')).AddConnectorPage }),
    },
    {
      path: paths.connector(':id'),
      lazy: async () => {
        const [{ ConnectorPage }, mapping] = await Promise.all([import('./edit/connector-page.tsx'), loadMapping()]);
        return { element: createElement(ConnectorPage, { mapping }) };
      },
    },
  ];
}
