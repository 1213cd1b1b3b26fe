import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RebuildList, RebuildView } from '#api';
import { body } from '../http/api';
import { useLive } from '../live/live';
import { useStream } from '../live/useStream';
import { useSession } from '../session/session';
import { isOver, withProgress } from './progress';

export const REBUILDS = ['operations', 'rebuilds'] as const;

const PROGRESS = ['progress'] as const;
/** Of several rebuilds at once, the stream is of the newest; the others are asked about. */
const POLL_MILLIS = 2_000;

/** The rebuilds there were and are, the newest first, as they get on. */
export function useRebuilds() {
  const { api } = useSession();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: REBUILDS,
    queryFn: (): Promise<RebuildList> => body(api.GET('/api/admin/rebuilds')),
    refetchInterval: ({ state }) =>
      (state.data?.items.filter((rebuild) => !isOver(rebuild)).length ?? 0) > 1 ? POLL_MILLIS : false,
  });
  const followed = query.data?.items.find((rebuild) => !isOver(rebuild))?.id ?? null;
  const { data: progress } = useStream<RebuildView>(
    followed === null ? null : `/api/admin/rebuilds/${encodeURIComponent(followed)}/stream`,
    PROGRESS,
  );
  useEffect(() => {
    if (progress !== null) {
      client.setQueryData(REBUILDS, (list: RebuildList | undefined) => list && withProgress(list, progress));
    }
  }, [client, progress]);
  // Somebody else may have begun one.
  const again = () => void client.invalidateQueries({ queryKey: REBUILDS });
  useLive('projections', again, again);
  return query;
}
