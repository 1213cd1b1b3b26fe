import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { Permission } from '#api';
import { createApi, type Api } from '../http/api';
import { createSend, type Send } from '../http/client';
import type { Claims } from './claims';
import type { TokenSource, Tokens } from './tokens';

/**
 * Who is signed in. The access token lives in memory only: what is in storage, any script of the page's origin can
 * read, now and later. After a reload the cookie gives the next one.
 */
export interface Session {
  readonly tokens: TokenSource;
  readonly api: Api;
  /** For what the typed API cannot say, such as a file to download. */
  readonly send: Send;
  readonly userId: string;
  readonly username: string;
  /** Whether to offer something. Who offers it all the same gets a 403 to show. */
  readonly may: (permission: Permission) => boolean;
  /** The server gives no further token. */
  readonly end: () => void;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

interface Props {
  readonly tokens: Tokens;
  readonly onEnded: () => void;
  readonly onSignOut: () => Promise<void>;
  readonly children: ReactNode;
}

export function SessionProvider({ tokens, onEnded, onSignOut, children }: Props) {
  const claims: Claims = useSyncExternalStore(
    (watcher) => tokens.watch(watcher),
    () => tokens.claims,
  );
  const { api, send } = useMemo(() => {
    const send = createSend(tokens, onEnded);
    return { api: createApi(send), send };
  }, [tokens, onEnded]);
  const session = useMemo<Session>(
    () => ({
      tokens,
      api,
      send,
      userId: claims.userId,
      username: claims.username,
      may: (permission) => claims.permissions.has(permission),
      end: onEnded,
      signOut: onSignOut,
    }),
    [tokens, api, send, claims, onEnded, onSignOut],
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
