import { useEffect, useState } from 'react';
import { useSession } from '../session/session';
import { follow, type ConnectionState } from './follow';

const NAMES = ['snapshot', 'update', 'resync'];

export interface Streamed<T> {
  /** The newest, or nothing before the first. */
  readonly data: T | null;
  readonly state: ConnectionState;
}

/**
 * Follows a stream of which each event carries the whole of something, such as a report or the progress of a rebuild,
 * for as long as it is shown. It takes one of the few connections of the browser: at most one on a page.
 *
 * @param url which stream, or nothing for none
 * @param names the names of the events that carry it
 */
export function useStream<T>(url: string | null, names: readonly string[] = NAMES): Streamed<T> {
  const { tokens, end } = useSession();
  const [streamed, setStreamed] = useState<Streamed<T>>({ data: null, state: 'connecting' });
  const wanted = names.join(',');

  useEffect(() => {
    setStreamed({ data: null, state: 'connecting' });
    if (url === null) {
      return;
    }
    const stream = follow({
      url,
      tokens,
      onEvent: ({ name, data }) => {
        if (wanted.split(',').includes(name)) {
          setStreamed((before) => ({ ...before, data: JSON.parse(data) as T }));
        }
      },
      onState: (state) => {
        setStreamed((before) => ({ ...before, state }));
        if (state === 'signed-out') {
          end();
        }
      },
    });
    window.addEventListener('online', stream.retryNow);
    return () => {
      window.removeEventListener('online', stream.retryNow);
      stream.stop();
    };
  }, [url, wanted, tokens, end]);
  return streamed;
}
