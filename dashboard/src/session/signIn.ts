import { createClient } from '../http/client';

interface Token {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly expiresIn: number;
}

export async function signIn(email: string, password: string): Promise<string> {
  const client = createClient(null, () => undefined);
  const token = await client.post<Token>('/api/auth/login', { email, password });
  return token.accessToken;
}
