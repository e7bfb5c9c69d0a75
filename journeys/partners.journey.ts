import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { look } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// The union officer sees what their own people contributed, in browsers without JavaScript: the officer of the commune sets
// the partners up, a youth union member helps a household in the field, and nothing of another organisation is shown.

const today = dayOf(Date.now())
const village = { villageId: newId(), name: 'Thôn 1 (mẫu)' }
const teamId = newId()
const [young, woman] = [newId(), newId()]
const household = { householdId: newId(), headName: 'Nguyễn Văn Kín (mẫu)' }

let stage: Stage
let officer: Page
let union: Page
let youthId = ''
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: [village] })
  await give('teams.set_up', {
    teams: [{ teamId, level: 'village', name: 'Tổ thôn 1 (mẫu)', villageId: village.villageId }],
  })
  await give('households.register', { ...household, teamId, villageId: village.villageId })
  const since = addDays(today, -20)
  await give('teams.add_member', { memberId: woman, teamId, name: 'Trần Thị Hội (mẫu)', since })
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' })
}, 300_000)
afterAll(() => stage?.close())

test('the commune’s officer adds the usual partners and sets the youth union a target', async () => {
  await officer.goto(`${stage.url}/desk/partners`)
  expect(await officer.textContent('main')).toContain('Chưa có đơn vị nào ở đây')
  await officer.getByRole('button', { name: 'Thêm các đơn vị thường có' }).click()
  expect(await officer.locator('tbody tr').count()).toBe(9)
  await look(officer, 'partners-1-list')
  await officer.getByRole('link', { name: 'Đoàn Thanh niên' }).click()
  youthId = /partners\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? ''
  await officer.locator('summary', { hasText: 'Giao chỉ tiêu' }).click()
  await officer.locator('#figure-new').selectOption('households_helped')
  await officer.fill('#at-least-new', '1')
  await officer.getByRole('button', { name: 'Giao chỉ tiêu' }).click()
  expect(await officer.textContent('main')).toContain('0/1')
  await look(officer, 'partners-2-partner')
})

test('the union’s people are sent to a team, and the union hosts a session with it', async () => {
  // By the words of the list, and by saying so with its day.
  await must(
    stage.admin.order('teams.add_member', {
      ...{ memberId: young, teamId, name: 'Lê Văn Đoàn (mẫu)', organization: 'Đoàn xã', phone: '0912000077' },
      since: addDays(today, -20),
    }),
  )
  await officer.goto(`${stage.url}/desk/teams/${teamId}`)
  expect(await officer.textContent(`[id="m-${young}"]`)).toContain('do Đoàn Thanh niên cử từ')
  await officer.locator(`[id="m-${woman}"] summary`).first().click()
  await officer.locator(`[id="partner-${woman}"]`).selectOption({ label: 'Hội Phụ nữ' })
  await officer.locator(`[id="m-${woman}"]`).getByRole('button', { name: 'Lưu đơn vị cử' }).click()
  expect(await officer.textContent(`[id="m-${woman}"]`)).toContain('do Hội Phụ nữ cử từ')
  await officer.goto(`${stage.url}/desk/sessions/new?venue=Nhà văn hóa (mẫu)`)
  await officer.getByLabel('Đoàn Thanh niên').check()
  await officer.getByRole('button', { name: 'Lên lịch' }).click()
  await officer.fill('[name=result]', 'Đông bà con (mẫu)')
  await officer.getByRole('button', { name: 'Kết thúc buổi' }).click()
  expect(await officer.textContent('main')).toContain('Đoàn Thanh niên')
})

test('a member sent by the union helps a household in the field, with the post office named', async () => {
  const { accountId, link } = await stage.newcomer('Lê Văn Đoàn (mẫu)', [{ role: 'member', teamId }])
  await must(stage.admin.order('teams.correct_member', { memberId: young, accountId }))
  const helper = await newPage({ width: 360, height: 740 })
  await enter(helper, link)
  await helper.goto(`${stage.url}/field/record/${household.householdId}`)
  await helper.locator('label.tile', { hasText: 'Cài đặt, kích hoạt VNeID' }).click()
  await helper.locator('summary', { hasText: 'Ngày, số người, ghi chú' }).click()
  await helper.getByLabel('Bưu điện').check()
  await look(helper, 'partners-3-record')
  await helper.getByRole('button', { name: 'Lưu lần hỗ trợ' }).click()
  expect(helper.url()).toContain('done=support.record')
  // What the women's union did stays its own.
  await must(
    stage.admin.order('support.record', {
      ...{ visitId: newId(), teamId, householdId: household.householdId, heldOn: today, mode: 'phone' },
      ...{ items: [{ kind: 'qr' }], helperIds: [woman] },
    }),
  )
})

test('the union officer starts at their own part: people, a session, help and a target, each opening its records', async () => {
  union = await signIn('Bí thư Đoàn (mẫu)', { role: 'organization', partnerId: youthId })
  await union.goto(`${stage.url}/home`)
  expect(union.url()).toContain(`/desk/partners/${youthId}`)
  const figures = await union.locator('.stat-value').allTextContents()
  expect(figures).toEqual(['1', '1', '1', '1'])
  expect(await union.textContent('main')).toContain('1/1')
  await look(union, 'partners-4-own')
  for (const [name, shown] of [
    ['Người cử vào tổ', 'Lê Văn Đoàn (mẫu)'],
    ['Buổi cùng tổ chức', 'Nhà văn hóa (mẫu)'],
    ['Lượt hỗ trợ', 'Lê Văn Đoàn (mẫu)'],
    ['Hộ được giúp', 'Tổ thôn 1 (mẫu)'],
  ] as const) {
    await union.goto(`${stage.url}/desk/partners/${youthId}`)
    await union.locator('.stat', { hasText: name }).getByRole('link').click()
    expect(await union.locator('tbody tr').count()).toBe(1)
    expect(await union.textContent('main')).toContain(shown)
    await hides(union)
  }
  const csv = await union.context().request.get(`${stage.url}/desk/partners/${youthId}/help.csv`)
  expect(await csv.text()).toContain('Lê Văn Đoàn (mẫu)')
  await union.goto(`${stage.url}/desk/emulation`)
  expect(await union.locator('tbody').last().textContent()).toContain('Lê Văn Đoàn (mẫu)')
  await look(union, 'partners-5-board')
  await union.getByRole('link', { name: 'Lê Văn Đoàn (mẫu)' }).click()
  expect(await union.textContent('main')).toContain('Được tính')
  await hides(union)
})

test('the union officer sees neither another organisation nor the desk', async () => {
  await officer.goto(`${stage.url}/desk/partners`)
  const href = await officer.getByRole('link', { name: 'Hội Phụ nữ' }).getAttribute('href')
  expect(await officer.textContent('main')).toContain('Hội Phụ nữ')
  await union.goto(`${stage.url}/desk/partners`)
  expect(await union.locator('tbody tr').count()).toBe(1)
  await hides(union)
  expect(await union.locator('nav.desk-menu a, .desk-menu a').allTextContents()).toEqual(
    expect.arrayContaining(['Đơn vị phối hợp']),
  )
  const request = union.context().request
  for (const closed of [href ?? '', '/desk/visits', '/desk/households', `/desk/teams/${teamId}`, '/desk/visits.csv'])
    expect([closed, (await request.get(`${stage.url}${closed}`)).status()]).toEqual([closed, 404])
  const other = `${href?.replace(/\?.*/, '')}/people.csv`
  expect((await request.get(`${stage.url}${other}`)).status()).toBe(404)
  expect(faults).toEqual([])
})

/** Nothing of a household, of another organisation or of its people. */
async function hides(page: Page): Promise<void> {
  const text = (await page.textContent('main')) ?? ''
  for (const secret of ['Nguyễn Văn Kín', 'Trần Thị Hội', 'Hội Phụ nữ', '0912000077'])
    expect(text).not.toContain(secret)
}

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  return page
}

async function signIn(name: string, grant: { role: string; teamId?: string; partnerId?: string }): Promise<Page> {
  const page = await newPage({ width: 1280, height: 800 })
  await enter(page, (await stage.newcomer(name, [grant])).link)
  return page
}

async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.locator('main button').first().click()
}
