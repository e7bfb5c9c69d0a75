import { createServer } from 'node:https'
import { serve } from '@hono/node-server'
import { readAssets } from '../server/assets.ts'
import { cannotListen, originOf, readConfig } from '../server/config.ts'
import { watchDueDays } from '../server/due-drafts.ts'
import { openHouse, root } from '../server/house.ts'
import { buildWhenStale } from './build.ts'

const config = readConfig(process.env, root)
if ('wrong' in config) stop(config.wrong)
else await start(config).catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)))

async function start(settings: Exclude<typeof config, { wrong: string }>): Promise<void> {
  await buildWhenStale(root)
  const house = await openHouse(settings, { onLost: stop })
  const { makeApp } = await import('../server/app.tsx')
  const { doors } = await import('./doors.ts')
  const links = process.argv.includes('--demo') ? await (await import('./demo.ts')).seedDemo(house) : []
  const app = makeApp(house, readAssets(root), doors)
  const { port: wanted, host: hostname, tls } = settings
  const secure = tls ? { createServer, serverOptions: tls } : {}
  const server = serve({ fetch: app.fetch, port: wanted, hostname, ...secure }, ({ port }) => {
    const at = originOf(settings, port)
    console.log(`Thôn Số: ${at}`)
    for (const { who, path } of links) console.log(`  ${who}: ${at}${path}`)
  })
  watchDueDays(house)
  server.on('error', (error: NodeJS.ErrnoException) => {
    void house.close().then(() => stop(cannotListen(error.code, wanted) ?? error.message))
  })
  let leaving = false
  const leave = () => {
    if (leaving) return
    leaving = true
    server.close(() => void house.close().then(() => process.exit(0)))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref()
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}

function stop(sentence: string): void {
  console.error(sentence)
  process.exit(2)
}
