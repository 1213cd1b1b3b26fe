import type { TokenAnswer } from '#api';
import { createClient } from '../http/client';

const anybody = createClient(null, () => undefined);

export function signIn(email: string, password: string): Promise<TokenAnswer> {
  return anybody.post<TokenAnswer>('/api/auth/login?cookie=true', { email, password });
}

/** Goes on with the session of the cookie, which the browser sends along. */
export function refresh(): Promise<TokenAnswer> {
  return anybody.post<TokenAnswer>('/api/auth/refresh');
}

/** Ends the session of the cookie, also when its access token has expired. */
export function signOut(): Promise<void> {
  return anybody.post('/api/auth/logout');
}
