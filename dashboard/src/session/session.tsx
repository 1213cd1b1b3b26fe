import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createClient, type Client } from '../http/client';

/**
 * Who is signed in. The access token lives in memory only: what is in storage, any script of the page's origin can
 * read, now and later.
 */
export interface Session {
  readonly accessToken: string;
  readonly client: Client;
  /** The server no longer accepts the token. */
  readonly end: () => void;
}

const SessionContext = createContext<Session | null>(null);

interface Props {
  readonly accessToken: string;
  readonly onEnded: () => void;
  readonly children: ReactNode;
}

export function SessionProvider({ accessToken, onEnded, children }: Props) {
  const session = useMemo<Session>(
    () => ({ accessToken, client: createClient(accessToken, onEnded), end: onEnded }),
    [accessToken, onEnded],
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
