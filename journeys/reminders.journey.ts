import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, quarterOf, quarterWindow } from '../platform/clock/days.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { look } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// An officer's morning after the due date, in a browser without JavaScript: who has not reported, one by one and all
// together; a lead sees the late report and sends it; the officer sees what followed. The plan is that of the quarter
// before today's, so that its reports are late on whatever day this runs.

const planId = newId()
const teams = [1, 2, 3].map((n) => ({ teamId: newId(), villageId: newId(), name: `Thôn ${n} (mẫu)` }))
const nameAt = (at: number) => `Tổ ${teams[at]?.name}`

let stage: Stage
let officer: Page
let lead: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  await aPlanWhoseReportsAreLate()
  const [wide, narrow] = [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' }, wide)
  lead = await signIn('Tổ trưởng (mẫu)', { role: 'team_lead', teamId: teams[0]?.teamId ?? '' }, narrow)
}, 300_000)
afterAll(() => stage?.close())

test('the side list counts the teams to urge, and the overview leads to the ready words', async () => {
  await officer.goto(`${stage.url}/desk`)
  expect(await toUrge()).toBe('3')
  await officer.getByRole('link', { name: `Nhắc ${nameAt(0)}` }).click()
  expect(await officer.inputValue('[name=text]')).toContain('Báo cáo của tổ đã quá hạn')
  expect(await officer.getAttribute('nav a[href="/desk/reminders"]', 'aria-current')).toBe('page')
  await look(officer, 'reminders-1-team')
})

test('a team that was phoned is logged with the words as they were said, and leaves the queue', async () => {
  await officer.goto(`${stage.url}/desk/reminders`)
  await look(officer, 'reminders-2-queue')
  const form = officer.locator(`form[data-form="urge-${teams[0]?.teamId}"]`)
  await officer.locator('summary', { hasText: nameAt(0) }).click()
  await form.locator('[name=text]').fill('   ')
  await form.locator('[value=phone]').check()
  await form.getByRole('button', { name: 'Đã nhắn' }).click()
  // Refused for its empty words: the channel that was chosen is still chosen, and nothing was logged.
  expect(await officer.textContent('main')).toContain('journal.malformed')
  expect(await form.locator('[value=phone]').isChecked()).toBe(true)
  expect(await toUrge()).toBe('3')
  await form.locator('[name=text]').fill('Đã gọi, tổ hẹn gửi trong chiều nay.')
  await form.getByRole('button', { name: 'Đã nhắn' }).click()
  expect(await toUrge()).toBe('2')
  expect(await officer.locator('summary', { hasText: nameAt(0) }).count()).toBe(0)
})

test('one message for the common group names the chosen teams and is logged for each of them', async () => {
  await officer.locator('summary', { hasText: 'Soạn lời nhắc chung' }).click()
  await officer.getByLabel(nameAt(0)).uncheck()
  await officer.getByRole('button', { name: 'Soạn lời nhắc chung' }).click()
  const text = await officer.inputValue('#f-text-group')
  expect(text).toContain(`1. ${nameAt(1)}\n2. ${nameAt(2)}`)
  expect(text).not.toContain(nameAt(0))
  await look(officer, 'reminders-3-group')
  await officer.getByRole('button', { name: 'Đã nhắn 2 tổ' }).click()
  expect(await officer.textContent('main')).toContain('Hôm nay không phải nhắc tổ nào')
  expect(await toUrge()).toBeUndefined()
  await officer.goto(`${stage.url}/desk`)
  expect(await officer.locator('main').getByText('đã nhắc hôm nay').count()).toBe(3)
  await look(officer, 'reminders-4-overview')
})

test('the lead sees how late the report is, sends it, and the notice is gone', async () => {
  await lead.goto(`${stage.url}/field`)
  expect(await lead.textContent('main')).toMatch(/Báo cáo đã quá hạn \d+ ngày/)
  await look(lead, 'reminders-5-lead')
  await lead.getByRole('link', { name: 'Xem và gửi báo cáo' }).click()
  await lead.getByRole('button', { name: 'Lưu và xem lại' }).click()
  await lead.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await lead.goto(`${stage.url}/field`)
  expect(await lead.textContent('main')).not.toContain('quá hạn')
})

test('the officer sees what followed, and takes back what was logged by mistake', async () => {
  await officer.goto(`${stage.url}/desk/urge/${teams[0]?.teamId}`)
  expect(await officer.textContent('main')).toContain('Sau đó: gửi báo cáo ngày')
  await look(officer, 'reminders-6-followed')
  await officer.goto(`${stage.url}/desk/urge/${teams[1]?.teamId}`)
  expect(await officer.textContent('main')).toContain('Sau đó: chưa có gì mới')
  await officer.locator('summary', { hasText: 'Gỡ bỏ' }).click()
  await officer.getByRole('button', { name: 'Đúng, gỡ bỏ' }).click()
  expect(await officer.textContent('main')).toContain('Chưa nhắc tổ này lần nào')
  expect(await toUrge()).toBe('1')
  expect(faults).toEqual([])
})

async function aPlanWhoseReportsAreLate(): Promise<void> {
  const before = quarterOf(addDays(quarterWindow(quarterOf(dayOf(Date.now()))).from, -1))
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: teams.map(({ villageId, name }) => ({ villageId, name })) })
  await give('teams.set_up', {
    teams: teams.map(({ teamId, villageId, name }) => ({ teamId, villageId, level: 'village', name: `Tổ ${name}` })),
  })
  for (const { teamId, name } of teams)
    await give('teams.add_member', {
      ...{ memberId: newId(), teamId, name: `Nguyễn Văn ${name}`, phone: '0912345678', position: 'leader', areas: [] },
    })
  await give('plan.submit', { planId, text: samplePlan(before), sourceName: 'mẫu' })
  await give('plan.activate', { planId })
}

async function signIn(name: string, grant: { role: string; teamId?: string }, viewport: Viewport): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  const { link } = await stage.newcomer(name, [grant])
  await page.goto(link)
  await page.locator('main button').first().click()
  return page
}

type Viewport = { width: number; height: number }

/** The count beside "Đôn đốc" in the side list; undefined where nobody waits. */
async function toUrge(): Promise<string | undefined> {
  const count = officer.locator('nav a[href="/desk/reminders"] .count')
  return (await count.count()) > 0 ? ((await count.textContent()) ?? undefined) : undefined
}
