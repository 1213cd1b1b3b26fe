// A browser may forbid storage altogether; a choice then lasts as long as the page.

/** What was chosen on this device before, if it is still one of the choices. */
export function remembered<T extends string>(name: string, choices: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(name);
    return choices.find((choice) => choice === value) ?? null;
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
}
