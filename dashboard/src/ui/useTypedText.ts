import { useEffect, useRef, useState } from 'react';
import { useDebounced } from './useDebounced';

/**
 * A text as it is typed, which is told once nothing more was typed for a moment, and which follows what it is told about
 * changes by others, such as a link that searches for something else.
 *
 * @param settled the text as everybody knows it, such as the one in the address
 * @param onSettled told of what was typed
 * @returns what to show in the field, and what to call when somebody types
 */
export function useTypedText(
  settled: string,
  onSettled: (text: string) => void,
  millis: number,
): [string, (text: string) => void] {
  const [typed, setTyped] = useState(settled);
  const told = useRef(settled);
  const newest = useRef(onSettled);
  const pause = useDebounced(typed, millis);

  useEffect(() => {
    newest.current = onSettled;
  });
  useEffect(() => {
    if (settled !== told.current) {
      told.current = settled;
      setTyped(settled);
    }
  }, [settled]);
  useEffect(() => {
    if (pause !== told.current) {
      told.current = pause;
      newest.current(pause);
    }
  }, [pause]);
  return [typed, setTyped];
}
