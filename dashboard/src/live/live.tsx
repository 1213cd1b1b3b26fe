import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useSession } from '../session/session';
import type { ConnectionState } from './follow';
import { LiveHub } from './LiveHub';
import { Throttle } from './Throttle';
import { TOPICS, type Topic } from './topics';

/** Who looks at another tab for so long gives the connection to that one. */
const HIDDEN_MILLIS = 30_000;
const REFRESH_MILLIS = 1_000;

const HubContext = createContext<LiveHub | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const { tokens, may, end } = useSession();
  const permitted = (Object.keys(TOPICS) as Topic[]).filter((topic) => may(TOPICS[topic])).join(',');
  const hub = useMemo(
    () => new LiveHub({ tokens, permitted: new Set(permitted.split(',') as Topic[]), onSignedOut: end }),
    [tokens, permitted, end],
  );

  useEffect(() => {
    let hidden: ReturnType<typeof setTimeout> | undefined;
    const onVisibility = () => {
      clearTimeout(hidden);
      if (document.hidden) {
        hidden = setTimeout(() => hub.pause(), HIDDEN_MILLIS);
      } else {
        hub.resume();
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', hub.retryNow);
    return () => {
      clearTimeout(hidden);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', hub.retryNow);
      hub.close();
    };
  }, [hub]);
  return <HubContext value={hub}>{children}</HubContext>;
}

function useHub(): LiveHub {
  const hub = useContext(HubContext);
  if (hub === null) {
    throw new Error('What is live needs a LiveProvider around it');
  }
  return hub;
}

/** Whether what is shown is live. */
export function useConnection(): { readonly state: ConnectionState; readonly retryNow: () => void } {
  const hub = useHub();
  const state = useSyncExternalStore(hub.watch, () => hub.state);
  return { state, retryNow: hub.retryNow };
}

/**
 * Calls back with each change of a topic, for as long as the component is shown.
 *
 * @param onChange with what changed, as it reads now
 * @param onResync when it is not known what changed: what is shown has to be read again
 */
export function useLive(topic: Topic, onChange: (view: unknown) => void, onResync: () => void): void {
  const hub = useHub();
  const newest = useRef({ onChange, onResync });
  useEffect(() => {
    newest.current = { onChange, onResync };
  });
  useEffect(
    () =>
      hub.listen(topic, {
        onChange: (view) => newest.current.onChange(view),
        onResync: () => newest.current.onResync(),
      }),
    [hub, topic],
  );
}

/** Reads queries again after something of a topic has changed, but not more often than once a second. */
export function useLiveRefresh(topic: Topic, ...keys: readonly QueryKey[]): void {
  const client = useQueryClient();
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  const refresh = useMemo(
    () =>
      new Throttle(
        () => newest.current.forEach((queryKey) => void client.invalidateQueries({ queryKey })),
        REFRESH_MILLIS,
      ),
    [client],
  );
  useEffect(() => () => refresh.stop(), [refresh]);
  useLive(topic, () => refresh.soon(), () => refresh.soon());
}
