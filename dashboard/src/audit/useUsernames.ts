import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { UserPage } from '#api';
import { body } from '../http/api';
import { useSession } from '../session/session';

/** The most that the API lists at once; of more users some are shown by their ids. */
const MOST = '200';
const FRESH_MILLIS = 60_000;

/** What users are called, by their ids, for those who may know; of others the id. */
export function useUsernames(): (userId: string) => string {
  const { api, may } = useSession();
  const { data } = useQuery({
    queryKey: ['users', 'names'],
    staleTime: FRESH_MILLIS,
    enabled: may('users:read'),
    queryFn: (): Promise<UserPage> => body(api.GET('/api/users', { params: { query: { limit: MOST } } })),
    select: ({ items }) => new Map(items.map(({ id, username }) => [id, username])),
  });
  return useCallback((userId) => data?.get(userId) ?? userId, [data]);
}
