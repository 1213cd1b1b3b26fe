import { expect, it } from 'vitest';
import { claimsOf } from './claims';

const token = (claims: unknown) =>
  `e30.${Buffer.from(JSON.stringify(claims), 'utf8').toString('base64url')}.signature`;

it('reads who it is for and what is permitted, in any script', () => {
  const claims = claimsOf(token({ sub: 'u1', username: 'สมชาย~?', permissions: ['stock:read', 'stock:write'] }));
  expect(claims.userId).toBe('u1');
  expect(claims.username).toBe('สมชาย~?');
  expect(claims.permissions.has('stock:write')).toBe(true);
  expect(claims.permissions.has('users:write')).toBe(false);
});

it('permits nothing where nothing can be read', () => {
  for (const bad of ['', 'a.b.c', token(null), token({ permissions: 'all' })]) {
    expect(claimsOf(bad).permissions.size).toBe(0);
  }
});
