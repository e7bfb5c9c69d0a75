import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from '../features/teams/fixtures.ts'
import { addDays } from '../platform/clock/days.ts'
import { checkDecree30 } from '../platform/papers/decree-30.ts'
import { readTable } from '../platform/papers/intake/table.ts'
import { wordParts } from '../platform/papers/word-paragraphs.ts'
import { toXlsx } from '../platform/papers/xlsx.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { openEmptyStage } from './stage.ts'

// The product's main job, end to end on an empty machine: plan in, help recorded, report out. The officer's browser has
// no JavaScript, so every form on the way works without it; the helpers' phones have it, and an outbox.

const root = path.resolve(import.meta.dirname, '..')
const shots = path.join(root, 'shots')
const real = path.resolve(root, '../shared/plan/ke-hoach-q4-2025-xa-chi-minh.txt')
const hasReal = existsSync(real)
const planText = hasReal ? readFileSync(real, 'utf8') : samplePlan('2025-Q4')
const place = hasReal ? { commune: 'Xã Chí Minh', code: '11131' } : { commune: 'Xã Mẫu', code: '00001' }

let stage: Awaited<ReturnType<typeof openEmptyStage>>
let officer: Page
const violations: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  stage = await openEmptyStage()
  officer = await visitor(stage.browser, { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })
})
afterAll(() => stage?.close())

test('the first page of a fresh installation makes the commune and the first account', async () => {
  await officer.goto(`${stage.url}/desk`)
  expect(new URL(officer.url()).pathname).toBe('/welcome')
  await shoot(officer, '01-welcome')
  await fill(officer, {
    ...place,
    superior: 'Thành phố Hải Phòng',
    name: 'Cán bộ (mẫu)',
    phone: '0912 000 001',
    password: 'ngắn',
  })
  await officer.click('main button')
  // Refused: everything typed but the password is still there.
  expect(await officer.inputValue('[name=name]')).toBe('Cán bộ (mẫu)')
  await officer.fill('[name=password]', 'một câu dễ nhớ')
  await officer.click('main button')
  expect(new URL(officer.url()).pathname).toBe('/desk')
})

test(`the ${hasReal ? 'real plan of Chí Minh commune' : 'sample plan (the real one is not beside the project)'} is pasted, read, and activated`, async () => {
  await officer.goto(`${stage.url}/desk/plans/new`)
  await officer.fill('[name=text]', planText)
  await officer.click('text="Đọc kế hoạch"')
  const read = await officer.textContent('main')
  for (const found of ['20 tổ thôn', '1 tổ cấp xã', 'ít nhất 50', 'ít nhất 10', '01/10/2025', '31/12/2025', 'Lưu: VT'])
    expect(read).toContain(found)
  if (hasReal)
    for (const found of ['02-KH/BCĐTW', '3251/SKHCN-CNTT', 'Trần Thị Nga', 'Vũ Minh Thành', 'Phòng Kinh tế xã'])
      expect(read).toContain(found)
  await shoot(officer, '02-plan-read', true)
  await correctThePlan()
  await shoot(officer, '02-plan-corrected', true)
  await officer.click('summary:has-text("Kích hoạt kế hoạch")')
  await officer.click('text="Đồng ý, kích hoạt"')
  const board = (await officer.textContent('main')) ?? ''
  for (const shown of ['15/09/2025', 'Lê Văn Mẫu (mẫu)', 'Họp giao ban các tổ (mẫu)', 'Sở Mẫu (mẫu)'])
    expect(board).toContain(shown)
  expect(await officer.locator('tbody tr').count()).toBe(tasksRead)
  expect(board).not.toContain(dropped)
  await shoot(officer, '03-plan-board', true)
})

test('the teams of the plan are set up in one screen: 21', async () => {
  await officer.goto(`${stage.url}/desk/teams/set-up`)
  await officer.fill('[name=villageNames]', Array.from({ length: 20 }, (_, at) => `Thôn ${at + 1} (mẫu)`).join('\n'))
  await officer.click('main form button')
  expect(await teamLinks(officer)).toHaveLength(21)
  await shoot(officer, '04-teams', true)
})

test('120 members and 1,000 households come in from untidy spreadsheets; a bad row is listed with its reason', async () => {
  await importSheet('/desk/teams/import', await memberSheet(), '05-members')
  expect(await officer.textContent('main')).toContain('Đã nhập 120 dòng')
  await importSheet('/desk/households/import', await householdSheet(), '06-households')
  const said = await officer.textContent('main')
  expect(said).toContain('Đã nhập 1.000 dòng')
  expect(said).toContain('1 dòng không nhập được')
})

const invited: { page: Page; team: number }[] = []

test('three members are invited and record 60 visits from their phones', async () => {
  await invite(1, 0)
  await invite(1, 1)
  await invite(2, 0)
  const homes = await Promise.all(invited.map(({ page }) => householdsOf(page)))
  // Two people of team 1 help different households. The visits spread over the quarter; each one's last is after 14/12,
  // so it counts towards the targets and not in this report.
  await Promise.all(
    invited.map(async ({ page }, person) => {
      const own = homes[person]?.slice(person === 1 ? 15 : 0) ?? []
      for (let n = 0; n < 20; n += 1) await recordVisit(page, own[n % 15] ?? '', addDays('2025-10-02', n * 4))
    }),
  )
  for (const { page } of invited) {
    await page.goto(`${stage.url}/field`)
    expect(await page.textContent('main')).not.toContain('chờ gửi, sẽ')
  }
  await shoot(invited[0]?.page, '07-field-home')
})

test('progress counts distinct households, and the board puts first whoever needs help', async () => {
  await officer.goto(`${stage.url}/desk`)
  const board = (await officer.textContent('main')) ?? ''
  expect(board).toContain('30/50')
  expect(board).toContain('15/50')
  await shoot(officer, '08-overview', true)
})

test('two teams report, the officer accepts and consolidates, the leader approves', async () => {
  for (const at of [0, 2]) await sendReport(invited[at]?.page)
  await officer.goto(`${stage.url}/desk/reports`)
  expect(await officer.textContent('main')).toContain('2/21')
  for (const team of [1, 2]) {
    await officer.goto(`${stage.url}/desk/reports`)
    await officer.click(`a:text-is("${teamName(team)}")`)
    await officer.click('text="Nhận báo cáo"')
  }
  await officer.click('text="Tổng hợp báo cáo"')
  await officer.fill('[name=results]', 'Tổ thôn 1 mở lớp tối thứ Bảy cho người cao tuổi')
  await officer.click('form[data-form="reports.edit_consolidated"] button')
  await shoot(officer, '09-consolidated', true)
  const leader = await leaderPage()
  await leader.goto(officer.url())
  await leader.click('summary:has-text("Phê duyệt")')
  await leader.click('text="Đồng ý, phê duyệt"')
  expect(await leader.textContent('main')).toContain('Đã phê duyệt và khóa')
})

test('the consolidated report comes out as DOCX by Decree 30, PDF and XLSX, all with the same figures', async () => {
  const base = new URL(officer.url()).pathname
  const docx = await download(`${base}/docx`)
  expect(checkDecree30(wordParts(docx))).toEqual([])
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(await download(`${base}/pdf`))), {
    mergePages: true,
  })
  const said = text.replace(/\s+/g, ' ')
  for (const figure of ['Đã hỗ trợ 45 hộ', '57 lượt hỗ trợ', '2/21 tổ báo cáo', 'Chưa báo cáo'])
    expect(said).toContain(figure)
  if (hasReal) expect(said).toContain('Vũ Minh Thành')
  const table = await readTable(await download(`${base}/xlsx`), 'annex.xlsx')
  if (!table.ok) throw new Error(table.code)
  const total = table.sheets[0]?.rows.find((row) => row.includes('Toàn xã (không trùng)'))
  expect(total?.[2]).toBe('45')
  const { writeFileSync } = await import('node:fs')
  writeFileSync(path.join(shots, 'report.docx'), docx)
  writeFileSync(path.join(shots, 'report.pdf'), await download(`${base}/pdf`))
})

test('a printed figure opens the records behind it', async () => {
  await officer.click('td a:text-is("45")')
  expect(await officer.textContent('h1')).toContain('45')
  expect(await officer.locator('tbody tr').count()).toBe(60)
})

test('the code on the paper leads anybody to the locked report’s seal, and to nothing more', async () => {
  const reportId = /reports\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? ''
  const stranger = await visitor(stage.browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await stranger.goto(`${stage.url}/xa/${place.code}/check/${reportId}`)
  expect(await stranger.textContent('main')).toContain('đã phê duyệt và khóa báo cáo này')
  await shoot(stranger, '10-check')
})

test('no page on the way broke the content policy or failed', () => expect(violations).toEqual([]))

let tasksRead = 0
let dropped = ''

/** One value is set right, one task is added and one dropped, a recipient is added: all in the one screen of the reading. */
async function correctThePlan(): Promise<void> {
  const task = (nth: number) => officer.locator('#tasks > .fold').nth(nth)
  await officer.click('summary:has-text("Thông tin chung")')
  await officer.fill('[name=contactName]', 'Lê Văn Mẫu (mẫu)')
  await officer.click('form[data-form="plan.correct"] button')
  tasksRead = await officer.locator('#tasks > .fold').count()
  dropped = (await task(0).locator('[name=what]').inputValue()).slice(1, 60)
  await officer.click('.fold > summary:has-text("Việc (")')
  await task(0).locator('> summary').click()
  await task(0).locator('form[data-form="plan.drop_task"] button').click()
  expect(await officer.locator('#tasks > .fold').count()).toBe(tasksRead - 1)
  const adding = officer.locator('#tasks form[data-form="plan.add_task"]')
  if (!(await adding.isVisible())) {
    if (!(await officer.locator('#tasks').isVisible())) await officer.click('.fold > summary:has-text("Việc (")')
    await officer.click('#tasks summary:has-text("Thêm việc")')
  }
  await adding.locator('[name=what]').fill('Họp giao ban các tổ (mẫu)')
  await adding.locator('[name=every]').selectOption('week')
  await adding.locator('button').click()
  await officer.click('.fold > summary:has-text("Nơi nhận")')
  const recipients = officer.locator('#list-recipients')
  await recipients.fill(`Sở Mẫu (mẫu)\n${await recipients.inputValue()}`)
  await officer.click('form:has(#list-recipients) button')
}

async function visitor(browser: Browser, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context: BrowserContext = await browser.newContext(options)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !/422/.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) violations.push(`${response.status()} ${response.url()}`)
  })
  return page
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name=${name}]`, value)
}

async function shoot(page: Page | undefined, name: string, whole = false): Promise<void> {
  await page?.waitForLoadState('load')
  await page?.screenshot({ path: path.join(shots, `${name}.png`), fullPage: whole })
}

const teamName = (team: number) => `Thôn ${team} (mẫu)`

async function teamLinks(page: Page): Promise<string[]> {
  return page.locator('tbody th a[href^="/desk/teams/"]').allTextContents()
}

async function importSheet(address: string, bytes: Uint8Array, shot: string): Promise<void> {
  await officer.goto(`${stage.url}${address}`)
  await officer.setInputFiles('[name=file]', {
    name: 'danh sách.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  })
  await officer.click('main form button')
  await officer.waitForSelector('form[action$="/confirm"] button')
  await shoot(officer, `${shot}-preview`)
  await officer.click('form[action$="/confirm"] button')
  await officer.waitForSelector('.notice-title')
  await shoot(officer, `${shot}-result`)
}

async function memberSheet(): Promise<Uint8Array> {
  const rows = Array.from({ length: 120 }, (_, at) => {
    const position = at % 6 === 0 ? 'Tổ trưởng' : 'Thành viên'
    return [
      at + 1,
      `${nameOf(at + 300)} (mẫu)`,
      teamName(Math.floor(at / 6) + 1),
      `9120${String(10_000 + at)}`,
      position,
      'Hội Nông dân',
    ]
  })
  return sheet(['TT', 'HỌ VÀ TÊN', 'Tổ (thôn)', 'SĐT', 'Chức vụ', 'Đơn vị'], rows)
}

async function householdSheet(): Promise<Uint8Array> {
  const rows: (string | number)[][] = Array.from({ length: 1_000 }, (_, at) => [
    at + 1,
    // Some spreadsheets come decomposed from a Mac.
    `${nameOf(at)} (mẫu)`.normalize(at % 3 === 0 ? 'NFD' : 'NFC'),
    teamName(Math.floor(at / 50) + 1),
    `Xóm ${(at % 4) + 1}`,
    at % 5 === 1 ? 'Người cao tuổi' : '',
    '01/09/2025',
  ])
  rows.splice(500, 0, [501, 'Nguyễn Văn Lạc (mẫu)', 'Thôn không có', 'Xóm 1', '', ''])
  return sheet(['STT', 'Chủ hộ', 'Thôn', 'Xóm', 'Diện', 'Từ ngày'], rows)
}

async function sheet(head: readonly string[], rows: (string | number)[][]): Promise<Uint8Array> {
  return toXlsx([
    {
      name: 'Danh_sach',
      titles: ['DANH SÁCH (mẫu)', 'Tháng 10 năm 2025'],
      columns: head.map((title) => ({ title, kind: 'text', width: 18 })),
      rows: rows.map((row) => row.map(String)),
    },
  ])
}

/** The officer makes the invitation on the team's page; the person opens it on a phone of their own. */
async function invite(team: number, member: number): Promise<void> {
  await officer.goto(`${stage.url}/desk/teams`)
  await officer.click(`tbody th a:text-is("${teamName(team)}")`)
  await officer.locator('form[action$="/invite"] button').nth(member).click()
  const link = await officer.inputValue('[name=link]')
  const page = await visitor(stage.browser, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
  await page.goto(link)
  await page.click('main button')
  await page.waitForURL('**/field**')
  invited.push({ page, team })
}

async function householdsOf(page: Page): Promise<string[]> {
  await page.goto(`${stage.url}/field/record`)
  const links = await page
    .locator('a[href^="/field/record/"]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname))
  const own = [...new Set(links.filter((link) => /[0-9a-f-]{36}$/.test(link)))]
  expect(own.length).toBeGreaterThanOrEqual(30)
  return own
}

async function recordVisit(page: Page, address: string, heldOn: string): Promise<void> {
  await page.goto(`${stage.url}${address}`)
  await page.locator('label.tile').first().click()
  await page.locator('details:has([name=heldOn]) > summary').click()
  await page.fill('[name=heldOn]', heldOn)
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/v1/commands') && response.ok())
  await page.locator('form[data-form="support.record"] button[type=submit]').last().click()
  await sent
}

async function sendReport(page: Page | undefined): Promise<void> {
  if (!page) throw new Error('nobody was invited')
  await page.goto(`${stage.url}/field/report`)
  await page.fill('[name=difficulties]', 'Sóng điện thoại yếu ở cuối thôn')
  await page.click('form[action$="reports.save_team_report"] button[type=submit]')
  await page.waitForSelector('form[action$="reports.submit_team_report"] button')
  await shoot(page, '09-field-report', true)
  await page.click('form[action$="reports.submit_team_report"] button')
  await page.waitForSelector('text="Đã nộp, chờ nhận"')
}

async function leaderPage(): Promise<Page> {
  await officer.goto(`${stage.url}/desk/accounts`)
  await fill(officer, { name: 'Lãnh đạo (mẫu)', phone: '0912000009' })
  await officer.selectOption('[name=grants]', '{"role":"leader"}')
  await officer.click('main form[data-form="people.add_account"] button')
  await officer.locator('tr:has-text("Lãnh đạo (mẫu)") form[action$="/invite"] button').click()
  const link = await officer.inputValue('[name=link]')
  await officer.goto(`${stage.url}/desk/reports`)
  await officer.click('a:text-is("Báo cáo tổng hợp của xã")')
  const leader = await visitor(stage.browser, { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })
  await leader.goto(link)
  await leader.click('main button')
  return leader
}

async function download(address: string): Promise<Uint8Array> {
  const cookies = await officer.context().cookies()
  const response = await fetch(`${stage.url}${address}`, {
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
