import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** Debian's Chromium without a window, which opens a page with half the work; where there is no such package, the whole one. */
const packages = ['chromium-headless-shell', 'chromium']

/** The browser for the journeys: the one that is there, or Debian's Chromium installed now, or a clear sentence. */
export function findBrowser(): string {
  const named = process.env['CHROMIUM']
  if (named && existsSync(named)) return named
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install()
  const found = places.find((place) => existsSync(place))
  if (found) return found
  throw new Error('The journeys need a browser: install Chromium or Chrome, or name one in the variable CHROMIUM.')
}

function install(): void {
  const quickly = ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1']
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', ...quickly, ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }).status === 0
  for (const name of packages) {
    if (existsSync(`/usr/bin/${name}`)) return
    console.log(`Installing ${name} (apt-get) …`)
    const get = () => apt('install', '-y', '--no-install-recommends', name)
    if (get() || (apt('update') && get())) return
  }
}

/** Keeps a headless browser from looking up its maker's hosts. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
