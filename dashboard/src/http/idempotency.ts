/**
 * A key that nobody else has, the same for every attempt at one write, so that a repetition after a broken line does
 * nothing twice. Unlike crypto.randomUUID this also works where the page came without TLS.
 */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
