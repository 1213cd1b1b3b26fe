import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The host stays as the browser has it: Waybill lets only its own pages use the session's cookie.
const proxy = { '/api': { target: process.env['WAYBILL_API'] ?? 'http://localhost:8080', changeOrigin: false } };

export default defineConfig({
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
  build: {
    // Where Maven packs it from and Spring serves it from.
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    // Which file needs which others; scripts/pack.mjs adds them up and takes it away.
    manifest: 'manifest.json',
    // The oldest that know light-dark(), by which base.css has its colours.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // An inlined asset would need a data: source in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
  },
});
