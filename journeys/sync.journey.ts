import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../platform/clock/days.ts'
import { readPicture } from '../platform/files/picture.ts'
import type { Network } from './network.ts'
import { must, type Stage } from './stage.ts'
import {
  aHelper,
  allVisits,
  changes,
  east,
  type Followed,
  figures,
  type Helper,
  isOnPhone,
  type Line,
  lan,
  nghia,
  open,
  openLine,
  record,
  replicaOf,
  sees,
  west,
} from './two-teams.ts'

// What phones keep of their teams, and that it is the server's, whoever moves, edits or is put elsewhere meanwhile.

const patient = { timeout: 30_000 }

let line: Line
let stage: Stage
let network: Network

beforeAll(async () => {
  line = await openLine()
  ;({ stage, network } = line)
}, 300_000)

afterAll(() => line?.close())

describe('what a phone keeps of its teams', () => {
  let helper: Helper
  let other: Helper

  beforeAll(async () => {
    helper = await aHelper(line, 'Lê Thị Mẫu', east)
    other = await aHelper(line, 'Vũ Văn Mẫu', east)
  })
  afterAll(async () => {
    await helper.context.close()
    await other.context.close()
  })

  test('S1: a household moves away while a visit to it waits: it is explained, nothing is lost, and the phone has what the server has', async () => {
    const { page, context } = helper
    await open(line, page, `/field/record/${lan.householdId}`)
    await context.setOffline(true)
    await record(page, 'Quét mã QR')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    await must(
      stage.admin.order('households.move', {
        householdId: lan.householdId,
        teamId: west.teamId,
        villageId: west.villageId,
      }),
    )
    await context.setOffline(false)
    await page.getByText(`Hộ ${lan.headName} đã chuyển sang ${west.name}. 1 lần hỗ trợ hộ này chưa được tính`).waitFor()
    await page.getByText('1 việc chưa được tính, bấm để xem và sửa').waitFor()
    await open(line, page, '/field/households')
    await page.locator('input[name="q"]').fill('nguyen thi lan')
    await page.getByText('Không có hộ nào khớp').waitFor()
    await open(line, page, '/field/waiting')
    await page.getByText('có thể hộ đã chuyển sang tổ khác').waitFor()
    await page.getByRole('button', { name: 'Đã hiểu' }).click()
    await page.getByText(`đã chuyển sang ${west.name}`).waitFor({ state: 'detached' })
    expect(await page.locator('[data-kept="refused"]').count()).toBe(1)
    await page.getByText('Xóa khỏi máy').click()
    await page.getByRole('button', { name: 'Bỏ hẳn' }).click()
    await page.getByText('Không có gì chờ gửi').waitFor()
  })

  test('S1: who is put into another team is told, has its households at once, and keeps what waits', async () => {
    const mover = await aHelper(line, 'Phạm Thị Chuyển', east)
    const { page, context, accountId } = mover
    await open(line, page, '/field/record/anonymous')
    await context.setOffline(true)
    await record(page, 'Gọi video')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    for (const [order, team] of [
      ['people.grant_role', west],
      ['people.revoke_role', east],
    ] as const)
      await must(
        stage.admin.order(order, { accountId, grant: { role: 'member', teamId: team.teamId, partnerId: null } }),
      )
    await context.setOffline(false)
    await page.getByText(`Bạn không còn ở ${east.name}`).waitFor()
    await page.getByText(`Bạn đã được thêm vào ${west.name}`).waitFor()
    // What its owner may no longer record is not refused: the officer decides.
    await page.getByText('1 việc đang chờ cán bộ xã xét').waitFor()
    await open(line, page, '/field/households')
    await context.setOffline(true)
    await page.locator('input[name="q"]').fill('tran thi so')
    await page.getByText('Không có hộ nào khớp').waitFor()
    await page.locator('input[name="q"]').fill('lan')
    await page.locator('[data-found]').getByText(lan.headName).waitFor()
    await context.close()
  })

  test('S2: two helpers change one field without a network: the later change stands in either order, and both hear of it', async () => {
    for (const [first, later] of [
      [helper, other],
      [other, helper],
    ] as const) {
      for (const { page } of [first, later]) await open(line, page, `/field/households/${nghia.householdId}`)
      await Promise.all([first, later].map(({ context }) => context.setOffline(true)))
      const round = first === helper ? 'Một' : 'Hai'
      const [sooner, last] = [`Xóm Trước ${round}`, `Xóm Sau ${round}`]
      await changeHamlet(first.page, sooner)
      await changeHamlet(later.page, last)
      // The first one's edit arrives last in the second round.
      const arriving = first === helper ? [first, later] : [later, first]
      for (const { page, context } of arriving) {
        await context.setOffline(false)
        await page.locator('.strip-waiting').first().waitFor({ state: 'detached' })
        await expect
          .poll(() => hamletOf(nghia.householdId), patient)
          .toBe(arriving[0] === first && page === first.page ? sooner : last)
      }
      await sees(
        line,
        first.page,
        first === helper ? `sau đó có người sửa thành "${last}"` : 'xóm bạn sửa không được dùng',
      )
      await first.page.getByRole('button', { name: 'Đã hiểu' }).click()
    }
  })

  test('S3: one household made on two phones counts once when it is merged, both visits stay, and the merge is offered', async () => {
    const before = await figures(line, east)
    for (const { page, context } of [helper, other]) {
      await open(line, page, '/field/record')
      await context.setOffline(true)
      await page.locator('input[name="headName"]').fill('Phạm Thị Sen (mẫu)')
      await page.getByRole('button', { name: 'Lưu hộ và ghi nhận' }).click()
      await page.waitForURL(/anonymous#household=/)
      await page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
      await record(page, 'Nhắn tin')
      await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
      await context.setOffline(false)
      await page.locator('.strip-waiting').first().waitFor({ state: 'detached' })
    }
    expect(await figures(line, east)).toEqual({ visits: before.visits + 2, households: before.households + 2 })
    const twins = (await replicaOf(line, helper)).rows.household.filter((row) => row.headName === 'Phạm Thị Sen (mẫu)')
    expect(twins).toHaveLength(2)
    const desk = await stage.browser.newContext()
    await desk.addCookies([cookieFor(stage)])
    const officer = await desk.newPage()
    await officer.goto(`${network.url}/desk/households/${twins[0]?.id}`)
    await officer.locator('summary', { hasText: 'Phạm Thị Sen (mẫu)' }).first().click()
    await officer.getByRole('button', { name: 'Gộp' }).first().click()
    await expect
      .poll(() => figures(line, east), patient)
      .toEqual({ visits: before.visits + 2, households: before.households + 1 })
    await desk.close()
    for (const { page } of [helper, other]) await open(line, page, '/field')
    await expect
      .poll(
        async () =>
          (await replicaOf(line, helper)).rows.household.filter((row) => row.headName === 'Phạm Thị Sen (mẫu)').length,
      )
      .toBe(1)
    await isOnPhone(line, helper, east)
    await isOnPhone(line, other, east)
  })

  test('S5: a report sent twice, by two taps and by the network, is one report', async () => {
    const lead = await aHelper(line, 'Trưởng Thôn Mẫu', east, 'team_lead')
    network.fate = (path) => (path === '/api/v1/commands' ? 'twice' : 'pass')
    await open(line, lead.page, '/field/report')
    await lead.page.getByRole('button', { name: 'Lưu và xem lại' }).click()
    await lead.page.getByRole('button', { name: 'Gửi báo cáo' }).waitFor()
    await lead.page.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
    await lead.page.getByRole('button', { name: 'Gửi báo cáo' }).dblclick()
    await lead.page.getByText('Đã nộp, chờ nhận').first().waitFor()
    network.fate = () => 'pass'
    const listed = await fetch(`${stage.url}/desk/reports`, { headers: { Cookie: stage.admin.cookie } })
    const html = await listed.text()
    expect(html.match(/Đã nộp, chờ nhận/g)?.length).toBe(1)
    await lead.context.close()
  })

  test('the app can be installed, asks to be kept, and opens where the server is away behind what answers for it', async () => {
    const { page, context } = helper
    const cdp = await context.newCDPSession(page)
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
    const why = installabilityErrors.map(({ errorId }) => errorId)
    expect(why.filter((errorId) => errorId !== 'in-incognito')).toEqual([])
    // An iPhone asks for its picture by this name.
    const picture = await (await context.request.get(`${network.url}/apple-touch-icon.png`)).body()
    expect(readPicture(new Uint8Array(picture))).toMatchObject({ kind: 'image/png', width: 180, height: 180 })
    await page.addInitScript(() => {
      StorageManager.prototype.persist = async () => {
        document.documentElement.dataset['asked'] = 'to-last'
        return false
      }
    })
    await open(line, page, '/field')
    await page.waitForSelector('html[data-asked="to-last"]')
    const { households } = await figures(line, east)
    network.fate = () => 'away'
    try {
      for (const place of ['/field/sessions', '/field', '/field/progress']) {
        await page.goto(`${network.url}${place}`)
        await page.waitForSelector('html[data-from-phone][data-phone="ready"]')
        if (place === '/field/sessions') continue
        await page.getByText(`${households}/50`).first().waitFor()
        await page.getByText('Số liệu lấy từ máy chủ lúc').waitFor()
      }
    } finally {
      network.fate = () => 'pass'
    }
  })

  test('a list kept since yesterday says so, and does not call that day today', async () => {
    const { page, context } = helper
    const session = { sessionId: newId(), teamId: east.teamId, kind: 'mobile', title: 'Buổi mẫu', venue: 'Nhà văn hóa' }
    const when = { heldOn: dayOf(Date.now()), startsAt: '07:30', endsAt: '23:00' }
    await must(stage.admin.order('sessions.plan', { ...session, ...when }))
    await open(line, page, '/field')
    await page.locator('[data-today-chip]').waitFor()
    await context.setOffline(true)
    await page.clock.setFixedTime(Date.now() + 86_400_000)
    await open(line, page, '/field')
    await page.getByText('Danh sách này lấy từ máy chủ ngày').waitFor()
    expect(await page.locator('[data-today-chip]').isVisible()).toBe(false)
    await context.setOffline(false)
    await page.clock.setSystemTime(Date.now())
  })

  test('S9: a clock that is a day or a year off is written down beside the server’s', async () => {
    for (const days of [1, -365]) {
      const odd = await aHelper(line, `Đồng Hồ ${days > 0 ? 'Nhanh' : 'Chậm'} Mẫu`, east)
      await odd.page.clock.install({ time: Date.now() + days * 86_400_000 })
      await open(line, odd.page, '/field/record/anonymous')
      await record(odd.page, 'Tra cứu thông tin')
      await expect.poll(async () => (await visitsBy(odd)).length, patient).toBe(1)
      const [visit] = await visitsBy(odd)
      const { deviceAt, receivedAt, clockOffsetSeconds } = (visit?.data ?? {}) as {
        deviceAt: string
        receivedAt: string
        clockOffsetSeconds: number
      }
      expect(Math.abs(clockOffsetSeconds - days * 86_400)).toBeLessThan(120)
      expect(Math.abs((Date.parse(deviceAt) - Date.parse(receivedAt)) / 1000 - clockOffsetSeconds)).toBeLessThanOrEqual(
        1,
      )
      await odd.context.close()
    }
  })
})

describe('a browser that keeps nothing, or lets go', () => {
  test('where nothing can be kept every form goes to the server at once, and nobody is told that nothing waits', async () => {
    const { context, page } = await aHelper(line, 'Cửa Sổ Ẩn Danh Mẫu', east)
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not in this window.', 'SecurityError')
      }
    })
    await page.goto(`${network.url}/field/waiting`)
    await page.getByText('trình duyệt không mở được bộ nhớ của ứng dụng').waitFor()
    expect(await page.getByText('Không có gì chờ gửi').count()).toBe(0)
    const before = await allVisits(line)
    await page.goto(`${network.url}/field/record/anonymous`)
    await record(page, 'Quét mã QR')
    await expect.poll(() => allVisits(line), patient).toBe(before + 1)
    await context.close()
  })

  test('a page that lost its store, as iPhones take it from one that was put by, saves all the same', async () => {
    const { context, page } = await aHelper(line, 'Máy Mất Kho Mẫu', east)
    await context.addInitScript(() => {
      const opened: IDBDatabase[] = []
      const open = IDBFactory.prototype.open
      IDBFactory.prototype.open = function (...asked) {
        const request = open.apply(this, asked)
        request.addEventListener('success', () => opened.push(request.result))
        return request
      }
      addEventListener('lose-store', () => {
        for (const db of opened.splice(0)) {
          db.close()
          db.dispatchEvent(new Event('close'))
        }
      })
    })
    await open(line, page, '/field/record/anonymous')
    await context.setOffline(true)
    await page.evaluate(() => dispatchEvent(new Event('lose-store')))
    await record(page, 'Quét mã QR')
    await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
    const before = await allVisits(line)
    await context.setOffline(false)
    await expect.poll(() => allVisits(line), patient).toBe(before + 1)
    await context.close()
  })
})

async function changeHamlet(page: Page, hamlet: string): Promise<void> {
  await open(line, page, `/field/households/${nghia.householdId}`)
  await page.getByText('Sửa tên, xóm, số điện thoại').click()
  await page.locator('input[name="hamlet"]').fill(hamlet)
  await page.getByRole('button', { name: 'Lưu thông tin hộ' }).click()
  await page.getByText('Đã lưu trên máy, chờ gửi').waitFor()
}

async function visitsBy({ accountId }: Helper): Promise<Followed[]> {
  return (await changes(line)).filter(({ noun, data }) => noun === 'visit' && data?.['recordedBy'] === accountId)
}

async function hamletOf(householdId: string): Promise<unknown> {
  return (await changes(line)).find(({ id }) => id === householdId)?.data['hamlet']
}

function cookieFor({ admin }: Stage) {
  const [name = '', value = ''] = admin.cookie.split('=')
  return { name, value, url: network.url }
}
