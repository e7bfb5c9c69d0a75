import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildWhenStale } from '../doors/cli/build.ts'
import { systemEngine15 } from '../platform/db/binaries.ts'
import { findBrowser } from './browser.ts'

// Everything that must hold, in the order in which it fails fastest. `npm test -- features/support` runs only those
// tests, `npm test -- journeys/loop` only that journey.

const root = path.resolve(import.meta.dirname, '..')
const wanted = process.argv.slice(2)
const whole = wanted.length === 0
const journeys = wanted.filter((name) => name.startsWith('journeys'))
const others = wanted.filter((name) => !name.startsWith('journeys'))
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
// What speaks to the database in ways of its own; the doors, the sync and the rights above it are the same on any engine.
const sqlTests = ['features', 'platform/db', 'platform/journal', 'tools/schema']
const results: { name: string; passed: boolean; seconds: number }[] = []
// Found or installed before the first test that needs it.
const browser = { CHROMIUM: findBrowser() }

if (whole) {
  step('style', 'node_modules/@biomejs/biome/bin/biome', ['check', '.'])
  step('types', 'node_modules/typescript/bin/tsc', ['-p', '.'])
}
await buildWhenStale(root)
if (whole || others.length > 0) {
  step('tests on the packaged PostgreSQL 18', vitest, ['run', '--project', 'pure', '--project', 'database', ...others])
  if (systemEngine15())
    step(
      'tests on the system PostgreSQL 15',
      vitest,
      ['run', '--passWithNoTests', '--project', 'database', ...(whole ? sqlTests : others)],
      {
        PG_ENGINE: '15',
      },
    )
  else console.log('There is no PostgreSQL 15 on this machine: the feature tests ran on 18 only.')
}
if (whole || journeys.length > 0)
  step('journeys in a real browser', vitest, ['run', '--project', 'journeys', ...journeys])

for (const { name, passed, seconds } of results)
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)`)
const failed = results.filter((result) => !result.passed).length
console.log(`steps: ${results.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function step(
  name: string,
  program: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): void {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [path.resolve(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...browser, ...extra },
  })
  results.push({ name, passed: status === 0, seconds: (performance.now() - started) / 1000 })
}
