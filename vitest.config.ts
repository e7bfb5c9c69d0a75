import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that no core waits at the end. */
const longest = [
  ...['platform/db/durability', 'tools/rights', 'platform/sync/agree', 'doors/server/bad-input'],
  ...['screens', 'bad-line', 'sync', 'shared-phone', 'midnight', 'loop', 'forms'].map((name) => `journeys/${name}.`),
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(name))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

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
    sequence: { sequencer: LongestFirst },
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
