import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'

/** A village roof over three rising bars, on the desk's green. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0d3f38"/><path d="M10 31L32 12l22 19" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="M20 52V42M32 52V33M44 52V38" fill="none" stroke="#f2c66d" stroke-width="6" stroke-linecap="round"/></svg>`

/** The same as a picture, whose corners an iPhone rounds itself: it asks for it by name and takes no drawing. */
const picture = new Uint8Array(readFileSync(new URL('apple-touch-icon.png', import.meta.url)))

const manifest = {
  name: 'Thôn Số',
  short_name: 'Thôn Số',
  lang: 'vi',
  start_url: '/field',
  scope: '/',
  display: 'standalone',
  background_color: '#f7f5ef',
  theme_color: '#0d3f38',
  icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
}

/** What browsers ask for by fixed names: the mark, and how the field app installs on a phone. */
export function serveBrand(app: Hono): void {
  const day = { 'Cache-Control': 'public, max-age=86400' }
  app.get('/icon.svg', (c) => c.body(icon, 200, { 'Content-Type': 'image/svg+xml', ...day }))
  app.get('/apple-touch-icon.png', (c) => c.body(picture, 200, { 'Content-Type': 'image/png', ...day }))
  app.get('/favicon.ico', (c) => c.redirect('/icon.svg', 301))
  app.get('/app.webmanifest', (c) =>
    c.body(JSON.stringify(manifest), 200, { 'Content-Type': 'application/manifest+json', ...day }),
  )
}
