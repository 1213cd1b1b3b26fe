import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UserPage, UserView } from '#api';
import { body } from '../http/api';
import { useSession } from '../session/session';
import type { UserFilter } from './filter';

const PAGE = '200';

export const USERS = ['users'] as const;

/** The users that pass a filter, page after page. Nothing tells live of users. */
export function useUserList({ text, role, active }: UserFilter) {
  const { api } = useSession();
  const query = useInfiniteQuery({
    queryKey: [...USERS, 'list', text.trim(), role, active],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<UserPage> =>
      body(
        api.GET('/api/users', {
          signal,
          params: {
            query: {
              limit: PAGE,
              ...(text.trim() === '' ? {} : { q: text.trim() }),
              ...(role === null ? {} : { role }),
              ...(active === null ? {} : { active }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });
  const users = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { query, users };
}

export function userKey(id: string) {
  return [...USERS, 'one', id] as const;
}

/** One user. */
export function useUser(id: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: userKey(id),
    queryFn: (): Promise<UserView> => body(api.GET('/api/users/{id}', { params: { path: { id } } })),
  });
}
