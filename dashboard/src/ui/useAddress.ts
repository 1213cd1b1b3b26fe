import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'wouter';

interface Options {
  /** Takes the place of the address before, so that going back does not lead there. */
  readonly replace?: boolean;
}

export interface Address {
  /** What the address says after its question mark. */
  readonly search: URLSearchParams;
  /** Changes that, and nothing else of the address. */
  readonly change: (change: (before: URLSearchParams) => URLSearchParams, options?: Options) => void;
  /** Goes to another path with the same after its question mark. */
  readonly goTo: (path: string) => void;
}

/**
 * The address as a page uses it. What changes it begins with the address as the browser has it now, and not as it was
 * when the page was last drawn: two changes at nearly the same time must not undo each other.
 */
export function useAddress(): Address {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const change = useCallback<Address['change']>(
    (changed, options) => {
      const next = changed(new URLSearchParams(window.location.search));
      navigate(window.location.pathname + (next.size === 0 ? '' : `?${next}`), options);
    },
    [navigate],
  );
  const goTo = useCallback((path: string) => navigate(path + window.location.search), [navigate]);
  return { search, change, goTo };
}
