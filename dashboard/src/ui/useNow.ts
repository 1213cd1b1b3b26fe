import { useEffect, useState } from 'react';

/** The time in milliseconds since 1970, anew every so often. */
export function useNow(everyMillis: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(clock);
  }, [everyMillis]);
  return now;
}
