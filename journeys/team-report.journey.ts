import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, quarterOf } from '../platform/clock/days.ts'
import { samplePlan } from '../seed/sample-plan.ts'
import { must, openStage, type Stage } from './stage.ts'

// A report's way: spoken, typed and sent by a lead without a network, returned with a note on one figure, sent again,
// taken up, drawn up, its words changed around locked figures, approved, and held against its seal by a stranger. The
// officer's browser has no JavaScript.

const shots = path.resolve(import.meta.dirname, '../shots')
const [teamId, villageId, planId, householdId] = [newId(), newId(), newId(), newId()]

const ofCommune = { indicator: 'households_supported', atLeast: 1_000, scope: 'commune' }

let stage: Stage
let lead: Page
let officer: Page

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  stage = await openStage()
  const today = dayOf(Date.now())
  const name = 'Thôn Đông (mẫu)'
  for (const [type, payload] of [
    ['plan.submit', { planId, text: samplePlan(quarterOf(today)), sourceName: 'mau.txt' }],
    // What the commune alone is to reach is no village's to report.
    ['plan.add_target', { planId, targetId: newId(), ...ofCommune }],
    ['plan.activate', { planId }],
    ['places.add_villages', { villages: [{ villageId, name }] }],
    ['teams.set_up', { teams: [{ teamId, level: 'village', name: `Tổ ${name}`, villageId }] }],
    ['households.register', { householdId, headName: 'Nguyễn Thị Lan (mẫu)', teamId, villageId, groups: ['elderly'] }],
    ['support.record', visit(today)],
  ] as const)
    await must(stage.admin.order(type, payload))
  lead = await enter('Trưởng Thôn Đông (mẫu)', { role: 'team_lead', teamId }, true)
  officer = await enter('Cán bộ (mẫu)', { role: 'coordinator' }, false)
}, 300_000)
afterAll(() => stage?.close())

test('a lead speaks and types words without a network, finds them again, and sends them', async () => {
  await lead.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await lead.context().setOffline(true)
  await openReport()
  await lead.getByRole('button', { name: 'Nói thay vì gõ' }).first().click()
  await expect.poll(() => lead.inputValue('[name=difficulties]')).toBe('Bà con ngại mã OTP')
  await lead.fill('[name=proposals]', 'Cho mượn máy chiếu (mẫu)')
  await shoot(lead, 'report-1-offline')
  await lead.getByRole('button', { name: 'Lưu và xem lại' }).click()
  await lead.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await openReport()
  await lead.getByText('Đây là lời bạn đã lưu trên máy này').waitFor()
  expect(await lead.inputValue('[name=proposals]')).toBe('Cho mượn máy chiếu (mẫu)')
  await shoot(lead, 'report-2-own-draft')
  await lead.getByRole('button', { name: 'Gửi luôn khi có mạng' }).click()
  await lead.getByText('Đã lưu trên máy, chờ gửi').waitFor()
  await lead.context().setOffline(false)
  await lead.locator('.strip').first().waitFor({ state: 'detached' })
  await openReport()
  const said = (await lead.textContent('main')) ?? ''
  for (const part of ['1/50', 'Đã nộp, chờ nhận', 'Bà con ngại mã OTP', 'Quá trình', 'Trưởng Thôn Đông (mẫu)'])
    expect(said).toContain(part)
  expect(said).not.toContain('1/1.000')
  const [paper] = await Promise.all([
    lead.waitForEvent('download'),
    lead.getByRole('link', { name: 'Bản in (PDF)' }).click(),
  ])
  expect(paper.suggestedFilename()).toMatch(/^bao-cao-to-.*\.pdf$/)
  await shoot(lead, 'report-3-sent', true)
})

test('it comes back with a note on one figure, which both sides see with its time, and is sent again and accepted', async () => {
  await officer.goto(`${stage.url}/desk/reports/team/${teamId}`)
  await officer.click('summary:has-text("Trả lại")')
  await officer.selectOption('[name=figure]', 'supports')
  await officer.fill('[name=note]', 'Thiếu buổi tối thứ Bảy (mẫu)')
  await officer.click('form[data-form="reports.return"] button')
  await openReport()
  const told = (await lead.textContent('main')) ?? ''
  expect(told).toContain('Số cần xem lại: Lượt hỗ trợ.')
  expect(told).toContain('Thiếu buổi tối thứ Bảy (mẫu)')
  await must(stage.admin.order('support.record', visit(dayOf(Date.now()))))
  await lead.getByRole('button', { name: 'Lưu và xem lại' }).click()
  const send = lead.getByRole('button', { name: 'Gửi báo cáo' })
  await send.click()
  // Its history says so from the first time already.
  await send.waitFor({ state: 'detached' })
  await lead.getByText('Đã nộp, chờ nhận').first().waitFor()
  await officer.goto(`${stage.url}/desk/reports/team/${teamId}`)
  await officer.click('text="Nhận báo cáo"')
  await officer.waitForURL(/\/desk\/reports(\?|$)/)
})

test('the officer changes the words of the commune’s report, and never a figure', async () => {
  await officer.click('text="Tổng hợp báo cáo"')
  const form = officer.locator('form:has([name=section][value=platforms])')
  await officer.locator('details:has([name=section][value=platforms]) > summary').click()
  const shown = await form.locator('textarea').inputValue()
  expect(shown).toContain('«Hộ được hỗ trợ: 1»')
  await form.locator('textarea').fill(shown.replace('hỗ trợ: 1»', 'hỗ trợ: 9»'))
  await form.locator('button').click()
  expect(await officer.textContent('main')).toContain('Số liệu “Hộ được hỗ trợ” đã khóa là 1')
  expect(await form.locator('textarea').inputValue()).toContain('hỗ trợ: 9»')
  await shoot(officer, 'report-4-refused', true)
  await form.locator('textarea').fill('Tổ đến tận nhà «Hộ được hỗ trợ: 1» hộ.')
  await form.locator('button').click()
  expect(await officer.textContent('main')).toContain('Tổ đến tận nhà 1 hộ.')
  await shoot(officer, 'report-5-edited', true)
})

test('approved, it is locked, and a stranger holds it against its seal', async () => {
  const leader = await enter('Lãnh đạo (mẫu)', { role: 'leader' }, false)
  await leader.goto(officer.url())
  await leader.click('summary:has-text("Phê duyệt")')
  await leader.click('text="Đồng ý, phê duyệt"')
  expect(await leader.textContent('main')).toContain('Đã phê duyệt và khóa')
  const reportId = /reports\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? ''
  await officer.goto(`${stage.url}/xa/00001/check/${reportId}`)
  expect(await officer.textContent('main')).toContain(reportId)
  await shoot(officer, 'report-6-check')
})

function visit(heldOn: string) {
  const items = [{ kind: 'qr', detail: null }]
  return { visitId: newId(), teamId, householdId, heldOn, mode: 'in_person', items, people: 1 }
}

async function enter(name: string, grant: { role: string; teamId?: string }, withPhone: boolean): Promise<Page> {
  const { link } = await stage.newcomer(name, [grant])
  const look = withPhone
    ? { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'vi-VN' }
    : { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }
  const context = await stage.browser.newContext(look)
  // The ear is the browser maker's, and needs their network.
  if (withPhone) await context.addInitScript(hearOneSentence)
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('main button').first().click()
  await page.waitForURL(/\/(field|desk)/)
  return page
}

function hearOneSentence(): void {
  class Ear {
    onresult: ((event: object) => void) | undefined
    onend: (() => void) | undefined
    start() {
      setTimeout(() => {
        this.onresult?.({ results: [[{ transcript: 'bà con ngại mã OTP ' }]], resultIndex: 0 })
        this.onend?.()
      })
    }
  }
  Object.assign(window, { SpeechRecognition: Ear, webkitSpeechRecognition: Ear })
}

async function openReport(): Promise<void> {
  await lead.goto(`${stage.url}/field/report`)
  await lead.waitForSelector('html[data-phone="ready"]')
}

async function shoot(page: Page, name: string, whole = false): Promise<void> {
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: whole })
}
