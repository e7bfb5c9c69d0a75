// Run by the durability test: opens the product on a folder and writes commands until it is killed, saying each one
// that was acknowledged. It begins when a line comes in, so that it can stand ready beside the one before it.
// `node tools/write-until-killed.ts <folder> <commune> <team> <village> <how many each writer, 0 for ever>`

import { writeSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { openHouse } from '../doors/server/house.ts'
import { type Actor, installer } from '../platform/access/scope.ts'

const [dataDir = '', communeId = '', teamId = '', villageId = '', count = '0'] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)
const officer: Actor = {
  accountId: communeId,
  communeId,
  grants: [{ role: 'admin', teamId: null, partnerId: null }],
}

await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.destroy()

const house = await openHouse({ dataDir, databaseUrl: undefined }, { onLost: refused }).catch((error: unknown) =>
  refused(error instanceof Error ? error.message : String(error)),
)
await house.inbox.accept(installer(communeId), [
  order('places.found_commune', { communeId, code: '11131', name: 'Xã Mẫu' }),
])
await house.inbox.accept(officer, [
  order('places.add_villages', { villages: [{ villageId, name: 'Thôn 1' }] }),
  order('teams.set_up', { teams: [{ teamId, level: 'village', name: 'Tổ 1', villageId }] }),
])
say('writing')
await Promise.all([1, 2, 3].map(write))
await house.close()
say('closed')

async function write(): Promise<void> {
  for (let n = 0; count === '0' || n < Number(count); n += 1) {
    const householdId = newId()
    const given = order('households.register', { householdId, teamId, villageId, headName: 'Nguyễn Thị Lan' })
    const [receipt] = await house.inbox.accept(officer, [given])
    if (receipt?.status === 'done') say(`ack ${given.id} ${householdId}`)
    // While the server is gone there is nothing to write to.
    else await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function refused(sentence: string): never {
  say(`refused ${sentence}`)
  process.exit(2)
}

function order(type: string, payload: unknown) {
  return { id: newId(), type, at: new Date().toISOString(), payload }
}
