import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { problemOf } from '../http/problem';

const MOST_RETRIES = 3;

/** Reading, with what was read kept for as long as it may be shown again. One of these for each session. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What changes is told by the live stream, see `useLiveRefresh`.
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => failures < MOST_RETRIES && isWorthRetrying(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** A server that is away comes back; what it refuses, it refuses again. */
function isWorthRetrying(error: unknown): boolean {
  const { kind } = problemOf(error);
  return kind === 'unreachable' || kind === 'unavailable' || kind === 'rate-limited';
}
