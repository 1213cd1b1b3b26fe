/** What an access token says. The server alone decides what it is worth; here it decides what to offer. */
export interface Claims {
  readonly userId: string;
  readonly username: string;
  readonly permissions: ReadonlySet<string>;
}

/** Reads the claims of a JWT, without checking it. */
export function claimsOf(accessToken: string): Claims {
  const body = payload(accessToken);
  const permissions = Array.isArray(body['permissions']) ? body['permissions'].map(String) : [];
  return {
    userId: String(body['sub'] ?? ''),
    username: String(body['username'] ?? ''),
    permissions: new Set(permissions),
  };
}

function payload(accessToken: string): Readonly<Record<string, unknown>> {
  try {
    const base64 = (accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
