import { createClient } from '../http/client';
import type { Grant } from './tokens';

const anybody = createClient(null, () => undefined);

export function signIn(email: string, password: string): Promise<Grant> {
  return anybody.post<Grant>('/api/auth/login?cookie=true', { email, password });
}

/** Goes on with the session of the cookie, which the browser sends along. */
export function refresh(): Promise<Grant> {
  return anybody.post<Grant>('/api/auth/refresh');
}

/** Ends the session of the cookie, also when its access token has expired. */
export function signOut(): Promise<void> {
  return anybody.post('/api/auth/logout');
}
