import { AppProvider } from '@atlaskit/app-provider/app-provider';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isFramed } from '../api/frame.ts';
import { FlagsProvider } from '../ui/flags-provider.tsx';
import { storedColorMode } from './color-mode.ts';
import { RouterLink } from './router-link.tsx';

interface ProvidersProps {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}

export function Providers({ queryClient, children }: ProvidersProps) {
  return (
    <AppProvider defaultColorMode={isFramed() ? 'auto' : storedColorMode()} routerLinkComponent={RouterLink}>
      <QueryClientProvider client={queryClient}>
        <FlagsProvider>{children}</FlagsProvider>
      </QueryClientProvider>
    </AppProvider>
  );
}
