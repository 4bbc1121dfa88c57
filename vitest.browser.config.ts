import { defineConfig } from 'vitest/config';

/** The sandbox in Debian's Chromium; apart from the other tests, which need nothing but npm. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    env: { TZ: 'UTC' },
    fileParallelism: false,
    // Nothing here is about speed, and a busy machine draws slowly.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
