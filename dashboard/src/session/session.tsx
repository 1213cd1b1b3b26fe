import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createClient, type Client } from '../http/client';
import type { TokenSource } from './tokens';

/**
 * Who is signed in. The access token lives in memory only: what is in storage, any script of the page's origin can
 * read, now and later. After a reload the cookie gives the next one.
 */
export interface Session {
  readonly tokens: TokenSource;
  readonly client: Client;
  /** The server gives no further token. */
  readonly end: () => void;
}

const SessionContext = createContext<Session | null>(null);

interface Props {
  readonly tokens: TokenSource;
  readonly onEnded: () => void;
  readonly children: ReactNode;
}

export function SessionProvider({ tokens, onEnded, children }: Props) {
  const session = useMemo<Session>(
    () => ({ tokens, client: createClient(tokens, onEnded), end: onEnded }),
    [tokens, onEnded],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('useSession needs a SessionProvider around it');
  }
  return session;
}
