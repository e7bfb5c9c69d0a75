import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** The system's Chromium where there is one, else the one the test command installed. */
export function findChromium(): string {
  return ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync) ?? chromium.executablePath()
}
