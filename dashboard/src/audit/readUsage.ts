/** How often what was asked for, the most frequent first. */
export interface Usage {
  readonly actions: readonly { readonly action: string; readonly requests: number }[];
}

/** Reads what is needed of an answer that the description of the API does not have yet. */
export function readUsage(answer: unknown): Usage {
  const actions = (answer as { actions?: unknown } | null)?.actions;
  return {
    actions: (Array.isArray(actions) ? actions : [])
      .filter(isAction)
      .map(({ action, requests }) => ({ action, requests }))
      .sort((one, other) => other.requests - one.requests),
  };
}

function isAction(entry: unknown): entry is { action: string; requests: number } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'action' in entry &&
    typeof entry.action === 'string' &&
    'requests' in entry &&
    typeof entry.requests === 'number'
  );
}
