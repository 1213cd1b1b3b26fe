import type { UserView } from '#api';

export type Role = UserView['roles'][number];

export const ROLES: readonly Role[] = ['ADMIN', 'MANAGER', 'CLERK', 'VIEWER', 'CUSTOMER'];

/** Which users to show; it is in the address, to be kept and passed on. */
export interface UserFilter {
  readonly text: string;
  readonly role: Role | null;
  readonly active: boolean | null;
}

export function filterIn(search: URLSearchParams): UserFilter {
  const active = search.get('active');
  return {
    text: search.get('q') ?? '',
    role: ROLES.find((each) => each === search.get('role')) ?? null,
    active: active === 'true' ? true : active === 'false' ? false : null,
  };
}

/** The address with another filter, without what is not chosen. */
export function withFilter(search: URLSearchParams, filter: Partial<UserFilter>): URLSearchParams {
  const { text, role, active } = { ...filterIn(search), ...filter };
  const next = new URLSearchParams(search);
  for (const [name, value] of [['q', text], ['role', role], ['active', active]] as const) {
    if (value === null || value === '') {
      next.delete(name);
    } else {
      next.set(name, String(value));
    }
  }
  return next;
}

export function isEmpty({ text, role, active }: UserFilter): boolean {
  return text === '' && role === null && active === null;
}

/** Some roles in one order, whatever order they were chosen in. */
export function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
