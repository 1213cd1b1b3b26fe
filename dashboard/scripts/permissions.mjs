// After openapi-typescript: the permissions that the description names, which it has as security and not as a type.
import { appendFileSync, readFileSync } from 'node:fs';

const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8'));
const named = Object.values(paths)
  .flatMap(Object.values)
  .flatMap(({ security = [] }) => security.flatMap(Object.values))
  .flat();
const permissions = [...new Set(named)].sort().map((permission) => JSON.stringify(permission));
if (permissions.length === 0) {
  console.error('openapi.json names no permission: is it the description of Waybill?');
  process.exit(1);
}
appendFileSync('target/types/api.d.ts', `/** What can be permitted, as the access token names it. */\nexport type Permission = ${permissions.join(' | ')};\n`);
