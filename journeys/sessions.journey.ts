import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { look } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// The service centre's guidance day, in browsers without JavaScript: planned, found and signed up for by a citizen,
// forty people put in at the desk and on a helper's phone, help recorded from the queue, closed with its result.

const today = dayOf(Date.now())
const village = { villageId: newId(), name: 'Thôn 1 (mẫu)' }
const [communeTeam, villageTeam] = [newId(), newId()]

let stage: Stage
let centre: Page
let helper: Page
let citizen: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: [village] })
  await give('teams.set_up', {
    teams: [
      { teamId: communeTeam, level: 'commune', name: 'Tổ xã (mẫu)', villageId: null },
      { teamId: villageTeam, level: 'village', name: 'Tổ thôn 1 (mẫu)', villageId: village.villageId },
    ],
  })
  await give('partners.add_usual', {})
  await give('households.import', {
    rows: Array.from({ length: 25 }, (_, at) => ({
      line: at + 1,
      householdId: newId(),
      headName: `Nguyễn Văn ${String.fromCharCode(65 + at)} (mẫu)`,
      village: village.name,
      ...{ hamlet: 'Xóm 1', phone: '', groups: '', code: '', since: '' },
    })),
  })
  centre = await signIn('Trung tâm (mẫu)', { role: 'service_center' }, { width: 1280, height: 800 })
  helper = await signIn('Thành viên tổ xã (mẫu)', { role: 'member', teamId: communeTeam }, { width: 360, height: 740 })
  citizen = await newPage({ width: 360, height: 740 })
}, 300_000)
afterAll(() => stage?.close())

test('the centre plans a guidance day; what is wrong comes back with all that was typed', async () => {
  await centre.goto(`${stage.url}/desk/sessions`)
  await look(centre, 'sessions-1-empty')
  await centre.getByRole('link', { name: 'Lên lịch một buổi' }).click()
  await centre.fill('[name=startsAt]', '11:00')
  await centre.fill('[name=endsAt]', '07:30')
  await centre.fill('[name=venue]', 'Trung tâm Phục vụ hành chính công (mẫu)')
  await centre.getByLabel('Hội Phụ nữ').check()
  await centre.fill('#f-other-partner', 'Viettel (mẫu)')
  await centre.getByRole('button', { name: 'Lên lịch' }).click()
  expect(await centre.textContent('main')).toContain('sessions.ends_before_start')
  expect(await centre.getByLabel('Hội Phụ nữ').isChecked()).toBe(true)
  expect(await centre.inputValue('#f-other-partner')).toBe('Viettel (mẫu)')
  await centre.fill('[name=startsAt]', '07:30')
  await centre.fill('[name=endsAt]', '11:00')
  await centre.getByRole('button', { name: 'Lên lịch' }).click()
  expect(await centre.textContent('main')).toContain('Hội Phụ nữ, Viettel (mẫu)')
})

test('it is repeated in the next two months, and shows in the list and in the feed', async () => {
  const address = centre.url().replace(/\?.*/, '')
  await centre.locator('summary', { hasText: 'Lặp lại hằng tháng' }).click()
  await centre.getByRole('button', { name: 'Lên lịch các tháng tới' }).click()
  expect(await centre.locator('tbody tr').count()).toBe(3)
  await look(centre, 'sessions-2-list')
  const feed = await (await fetch(`${stage.url}/sessions.ics`)).text()
  expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  await centre.goto(address)
})

test('a citizen finds the next session, signs up, and sees only how many do, no name', async () => {
  await citizen.goto(stage.url)
  await citizen.getByRole('link', { name: 'Ngày hướng dẫn' }).first().click()
  expect(await citizen.textContent('main')).toContain('0 người đã đăng ký')
  await citizen.fill('[name=name]', 'Cô Hoa (mẫu)')
  await citizen.getByRole('button', { name: 'Đăng ký dự' }).click()
  expect(await citizen.textContent('main')).toContain('1 người đã đăng ký')
  expect(await citizen.textContent('main')).not.toContain('Cô Hoa')
  await look(citizen, 'sessions-3-public')
})

test('the code at the door leads to a light page that needs no script and no account; the host sees who is there', async () => {
  const at = new URL(citizen.url()).pathname
  await centre.getByRole('link', { name: 'Tờ ở cửa' }).click()
  await look(centre, 'sessions-3-door')
  const codes = await centre.locator('img.qr').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src))
  for (const code of codes) expect((await fetch(code)).headers.get('content-type')).toBe('image/svg+xml')
  const leads = new URL(codes[0] ?? '').pathname.replace('/qr.svg', '')
  expect(leads).toBe(`/xa/00001${at}/here`)
  const opened = await citizen.goto(stage.url + leads)
  expect((await opened?.body())?.length).toBeLessThan(25_000)
  await citizen.fill('[name=name]', 'cô hoa (mẫu)')
  await citizen.getByRole('button', { name: 'Báo có mặt' }).click()
  expect(await citizen.textContent('main')).toContain('Cảm ơn bác đã đến')
  expect(await citizen.textContent('main')).not.toContain('Cô Hoa')
  await look(citizen, 'sessions-3-said-here')
  await citizen.getByRole('link', { name: 'Báo cho người khác' }).click()
  await look(citizen, 'sessions-3-here')
  await citizen.getByRole('button', { name: 'Báo có mặt' }).click()
  await centre.goto(centre.url().replace('/door', ''))
  const said = centre.locator('.card', { hasText: 'Đã báo có mặt' })
  expect(await said.locator('.row').count()).toBe(2)
  expect(await attended(centre)).toBe('0')
  await look(centre, 'sessions-3-checked-in')
  await said.getByRole('button', { name: 'Không có ở đây' }).last().click()
  expect(await centre.locator('.card', { hasText: 'Đã đăng ký, chưa đến' }).locator('.row').count()).toBe(1)
})

test('twenty households are ticked at the desk in one go, and the one who checked in is confirmed', async () => {
  const boxes = centre.locator('form[data-form=tick] [type=checkbox]')
  for (let at = 0; at < 20; at += 1) await boxes.nth(at).check()
  await centre.getByRole('button', { name: 'Ghi có mặt' }).click()
  expect(await attended(centre)).toBe('20')
  expect(await boxes.count()).toBe(5)
  await centre.getByRole('button', { name: 'Đã đến' }).first().click()
  expect(await attended(centre)).toBe('21')
  await look(centre, 'sessions-4-desk')
})

test('a helper opens the code on the poster, adds the guests, and takes out one too many', async () => {
  await centre.getByRole('link', { name: 'Tờ dán' }).click()
  await look(centre, 'sessions-5-poster')
  const codes = await centre.locator('img.qr').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src))
  for (const code of codes) expect((await fetch(code)).headers.get('content-type')).toBe('image/svg+xml')
  const sessionId = /sessions\/([0-9a-f-]{36})/.exec(centre.url())?.[1] ?? ''
  await helper.goto(`${stage.url}/field`)
  await helper.getByRole('link', { name: 'Ngày hướng dẫn' }).first().click()
  expect(helper.url()).toContain(`/field/sessions/${sessionId}`)
  await helper.getByRole('button', { name: 'Thêm 10', exact: true }).click()
  await helper.getByRole('button', { name: 'Thêm 5', exact: true }).click()
  await helper.getByRole('button', { name: 'Thêm 5', exact: true }).click()
  expect(await attended(helper)).toBe('41')
  await helper.getByRole('button', { name: 'Gỡ' }).last().click()
  await helper.fill('#f-guest', 'Bác Tư (mẫu)')
  await helper.getByRole('button', { name: 'Thêm khách' }).click()
  await helper.getByRole('button', { name: 'Gỡ' }).last().click()
  expect(await attended(helper)).toBe('40')
  await look(helper, 'sessions-6-field')
})

test('help is recorded straight from the queue, and the queue shows it', async () => {
  await centre.goto(centre.url().replace('/poster', ''))
  await centre.getByRole('link', { name: 'Ghi hỗ trợ' }).first().click()
  await centre.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).click()
  await centre.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  expect(centre.url()).toContain('/desk/sessions/')
  expect(await centre.getByText('Đã ghi hỗ trợ').count()).toBe(1)
})

test('the centre closes the day with its result: forty attendances, one session, on paper and in the file', async () => {
  await centre.fill('[name=result]', '12 hồ sơ trực tuyến, mạng ổn định (mẫu)')
  await centre.getByRole('button', { name: 'Kết thúc buổi' }).click()
  expect(await centre.textContent('main')).toContain('Đã tổ chức')
  expect(await centre.getByRole('button', { name: 'Ghi có mặt' }).count()).toBe(0)
  await look(centre, 'sessions-7-closed')
  await centre.getByRole('link', { name: 'Phiếu kết quả buổi' }).click()
  expect(await centre.locator('tbody tr').count()).toBe(40)
  expect(await centre.textContent('main')).toContain('Tổng cộng: 40 lượt dự, trong đó 20 hộ có tên.')
  await look(centre, 'sessions-8-sheet')
  const csv = await centre.context().request.get(`${stage.url}/desk/sessions.csv?status=closed`)
  const lines = (await csv.text()).split('\n').filter((line) => line.includes('Trung tâm Phục vụ'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('12 hồ sơ trực tuyến')
  expect(lines[0]).toMatch(/[,;]"?40"?[,;]/)
  const sheet = (path: string) => centre.context().request.get(`${stage.url}${path}.csv`)
  const came = await sheet(`${new URL(centre.url()).pathname.replace('/sheet', '')}/attendance`)
  expect((await came.text()).match(/^"?\d+"?[,;]/gm)).toHaveLength(40)
  for (const path of ['/desk/teams', '/desk/sellers/funnel', '/desk/dossiers/unmatched'])
    expect((await sheet(path)).headers()['content-type'], path).toContain('text/csv')
})

test('the next one is moved with its reason and then cancelled, and the citizen reads so', async () => {
  await centre.goto(`${stage.url}/desk/sessions/list?status=planned`)
  await centre.locator('tbody a').last().click()
  await centre.locator('summary', { hasText: 'Dời ngày' }).click()
  await centre.fill('[name=heldOn]', addDays(today, 3))
  await centre.fill('#f-move-reason', 'Trùng lịch họp (mẫu)')
  expect(await centre.inputValue('#f-notice')).toContain('Xã Mẫu mời bà con dự Ngày hướng dẫn')
  await centre.getByRole('button', { name: 'Dời buổi' }).click()
  expect(await centre.inputValue('#f-notice')).toContain('Xã Mẫu báo ĐỔI LỊCH Ngày hướng dẫn')
  await citizen.goto(`${stage.url}/sessions`)
  await citizen.getByRole('link', { name: 'Ngày hướng dẫn' }).nth(1).click()
  const address = citizen.url()
  await centre.locator('summary', { hasText: 'Hủy buổi' }).click()
  await centre.fill('#f-cancel-reason', 'Mưa bão (mẫu)')
  await centre.getByRole('button', { name: 'Hủy buổi' }).click()
  expect(await centre.inputValue('#f-notice')).toMatch(/^Xã Mẫu báo HỦY .*Lý do: Mưa bão \(mẫu\)\./)
  await look(centre, 'sessions-9-cancelled')
  await citizen.goto(address)
  expect(await citizen.textContent('main')).toContain('Buổi này đã hủy')
  expect(await citizen.getByRole('button', { name: 'Đăng ký dự' }).count()).toBe(0)
  expect(faults).toEqual([])
})

test('the calendar shows the day, its week and its month, keeps the chosen day, and says what clashes', async () => {
  await centre.goto(`${stage.url}/desk/sessions/new`)
  for (const [name, value] of [
    ['startsAt', '10:00'],
    ['endsAt', '12:00'],
    ['venue', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG (mẫu)'],
  ] as const)
    await centre.fill(`[name=${name}]`, value)
  await centre.getByRole('button', { name: 'Lên lịch' }).click()
  await centre.locator('nav.crumbs a').last().click()
  const clashes = () => centre.getByText('Trùng giờ').count()
  // Each is shown in the table and in the list that a phone has in its place.
  expect(await clashes()).toBe(4)
  await look(centre, 'sessions-9-month')
  await centre.getByRole('link', { name: `${today.slice(8)}/${today.slice(5, 7)}/${today.slice(0, 4)}` }).click()
  expect(new URL(centre.url()).search).toBe(`?view=day&on=${today}`)
  expect(await clashes()).toBe(4)
  await look(centre, 'sessions-9-day')
  await centre.getByRole('link', { name: 'Tuần', exact: true }).click()
  expect(await clashes()).toBe(4)
  await look(centre, 'sessions-9-week')
  await centre.getByRole('link', { name: 'Sau', exact: true }).click()
  expect(centre.url()).toContain(`on=${addDays(today, 7)}`)
  await centre.getByRole('link', { name: 'Ngày', exact: true }).click()
  expect(await centre.textContent('main')).toContain('Chưa có buổi nào trong thời gian này')
  expect(faults).toEqual([])
})

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  return page
}

async function signIn(
  name: string,
  grant: { role: string; teamId?: string },
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await newPage(viewport)
  const { link } = await stage.newcomer(name, [grant])
  await page.goto(link)
  await page.locator('main button').first().click()
  return page
}

async function attended(page: Page): Promise<string | null> {
  return page.getAttribute('[data-attended]', 'data-attended')
}
