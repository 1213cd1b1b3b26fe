import { defineConfig } from 'vitest/config';

// Browsers against a running Waybill: started by BrowserIT of the app, or by hand, see waybill.ts.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: 'node',
    include: ['*.browser.ts'],
    // One Waybill, one machine: one after the other.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
