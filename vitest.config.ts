import { defineConfig } from 'vitest/config'

const database = { globalSetup: ['platform/db/test-cluster.ts'] }
const include = (pattern: string) =>
  ['features', 'platform', 'doors', 'seed', 'tools'].map((storey) => `${storey}/**/${pattern}`)

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Both cores: much of a test is waiting for a database or a browser.
    maxWorkers: 2,
    projects: [
      // Pure tests need no server; `*.db.test.ts` go through the real one.
      {
        extends: true,
        test: { name: 'pure', include: include('*.test.{ts,tsx}'), exclude: ['**/*.db.test.ts', '**/node_modules/**'] },
      },
      { extends: true, test: { name: 'database', include: include('*.db.test.ts'), ...database } },
      {
        extends: true,
        test: { name: 'journeys', include: ['journeys/*.journey.ts'], testTimeout: 600_000 },
      },
    ],
  },
})
