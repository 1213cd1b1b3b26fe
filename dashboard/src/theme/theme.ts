import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../i18n/remembered';

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const THEME = 'waybill.theme';
const watchers = new Set<() => void>();
let theme: Theme = 'system';

/** Shows the page in the colours that were chosen on this device before. */
export function applyRememberedTheme(): void {
  apply(remembered(THEME, THEMES) ?? 'system');
}

export function setTheme(next: Theme): void {
  remember(THEME, next);
  apply(next);
  watchers.forEach((watcher) => watcher());
}

export function useTheme(): Theme {
  return useSyncExternalStore(watch, () => theme);
}

/** Calls back whenever the colours change, also those of the system; for what is drawn on a canvas. */
export function onColoursChanged(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  const stop = watch(changed);
  return () => {
    system.removeEventListener('change', changed);
    stop();
  };
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function apply(next: Theme): void {
  theme = next;
  // base.css has each colour for both; this decides which.
  document.documentElement.dataset['theme'] = next;
}
