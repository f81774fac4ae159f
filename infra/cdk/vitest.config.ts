import { defineConfig } from 'vitest/config';

// One process: what one file has synthesised, the next need not.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], isolate: false, fileParallelism: false, testTimeout: 120_000 },
});
