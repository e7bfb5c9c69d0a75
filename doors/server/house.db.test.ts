import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { listCommunes } from '../../features/places/reads.ts'
import { installer } from '../../platform/access/scope.ts'
import { packagedEngine, systemEngine15 } from '../../platform/db/binaries.ts'
import { one, sql } from '../../platform/db/database.ts'
import { type Cluster, startCluster } from '../../platform/db/launcher.ts'
import { openHouse } from './house.ts'

// A server that knows nothing of us, and an owner with no more rights than the installation page asks for.

const folder = mkdtempSync(path.join(tmpdir(), 'thon-so-owner-'))
let cluster: Cluster
let databaseUrl: string

beforeAll(async () => {
  const engine = inject('cluster').major === 15 ? systemEngine15() : packagedEngine()
  if (!engine) throw new Error('The engine of this run is gone.')
  cluster = await startCluster(folder, engine, ['fsync=off'])
  const admin = new pg.Client(cluster.config)
  await admin.connect()
  await admin.query('create role xa_mau login createrole')
  await admin.query('create database xa_mau owner xa_mau')
  await admin.end()
  const { host = '', port } = cluster.config
  databaseUrl = `postgres://xa_mau@${encodeURIComponent(host)}:${port}/xa_mau`
})
afterAll(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

const wanted = () => ({ dataDir: '/nowhere', databaseUrl })

test('an ordinary owner of a given database will do, and what was written is there when it is opened again', async () => {
  const communeId = newId()
  const first = await openHouse(wanted())
  const [receipt] = await first.inbox.accept(installer(communeId), [
    {
      id: newId(),
      type: 'places.found_commune',
      at: new Date().toISOString(),
      payload: { communeId, code: '11131', name: 'Xã Mẫu' },
    },
  ])
  expect(receipt?.status).toBe('done')
  await first.close()
  const again = await openHouse(wanted())
  expect(await listCommunes(again.db)).toMatchObject([{ code: '11131' }])
  await again.close()
})

test('the product works as a role that owns nothing and is bound by row-level security', async () => {
  const house = await openHouse(wanted())
  const who = await one(
    house.db,
    sql<{ role: string; owned: number; bypasses: boolean }>`
      select current_user as role, (select count(*) from pg_tables where tableowner = current_user) as owned,
        (select rolbypassrls or rolsuper from pg_roles where rolname = current_user) as bypasses`,
  )
  expect(who).toEqual({ role: 'thonso_app', owned: 0, bypasses: false })
  await house.close()
})

test('an address that makes somebody else of the working role is refused before anything is served', async () => {
  const said = await openHouse({ ...wanted(), databaseUrl: `${databaseUrl}?options=-c%20role%3Dxa_mau` }).catch(
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  expect(said).toContain('answers as "xa_mau" and not as "thonso_app"')
})
