// Runs on whatever Node started npm (20 or later), before anything is installed: installs what the lock file names,
// then hands over to the project's own Node 24, which runs our TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const [task = 'start', ...rest] = process.argv.slice(2)
const programs = {
  start: 'doors/cli/start.ts',
  test: 'tools/run-tests.ts',
  'bench:report': 'bench/report.ts',
  'bench:field': 'bench/field.ts',
}

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or later is needed; this is ${process.version}.`)
const unknown = task === 'start' ? rest.find((word) => word !== '--demo') : undefined
if (unknown) fail(`Unknown word "${unknown}". There is: npm start, and npm start -- --demo.`)
if (!(task in programs)) fail(`Unknown task "${task}". There are: ${Object.keys(programs).join(', ')}.`)
install()
handOver()

function install() {
  const digest = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const mark = path.join(root, 'node_modules', '.installed-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return
  console.error('Installing packages (npm ci) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      })
  if (done.status !== 0)
    fail('The packages could not be installed: see the lines above. Is the npm registry within reach?')
  writeFileSync(mark, digest)
}

function handOver() {
  const node = findNode()
  const hook = new URL('./tsx.mjs', import.meta.url).href
  const child = spawn(node, ['--import', hook, path.join(root, programs[task]), ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  // Ctrl-C reaches the child by itself; we only wait for it to drain and stop.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function findNode() {
  const name = { linux: 'linux', win32: 'win' }[process.platform]
  const file = process.platform === 'win32' ? 'node.exe' : 'bin/node'
  const own =
    name &&
    ['bin/node.exe', file]
      .map((end) => path.join(root, 'node_modules', `node-${name}-${process.arch}`, end))
      .find((at) => existsSync(at))
  if (own) return own
  // Argon2 came with 24.7.
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  fail(`On ${process.platform} ${process.arch}, Node 24.7 or later must be installed; this is ${process.version}.`)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(2)
}
