import type { BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { toXlsx } from '../platform/papers/xlsx.ts'
import { look } from './look.ts'
import { signIn } from './sign-in.ts'
import { must, openStage, type Stage } from './stage.ts'

// A member files three dossiers from the phone, one of them with no network; the service centre moves them on; whom to look
// in on shows on the day; the number on the overview opens exactly these; and the officer brings in a long catalogue.

const today = dayOf(Date.now())
const village = { villageId: newId(), name: 'Thôn 1 (mẫu)' }
const teamId = newId()
const people = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường'].map((name) => ({
  householdId: newId(),
  name: `${name} (mẫu)`,
}))

let stage: Stage
let phone: BrowserContext
let member: Page
let centre: Page
let officer: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages: [village] })
  await give('teams.set_up', {
    teams: [
      { teamId: newId(), level: 'commune', name: 'Tổ xã (mẫu)', villageId: null },
      { teamId, level: 'village', name: 'Tổ thôn 1 (mẫu)', villageId: village.villageId },
    ],
  })
  for (const { householdId, name } of people)
    await give('households.register', {
      householdId,
      teamId,
      villageId: village.villageId,
      headName: name,
      hamlet: 'Xóm 1',
    })
  phone = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true })
  member = await signIn(stage, phone, 'Thành viên (mẫu)', { role: 'member', teamId }, faults)
  const desk = () =>
    stage.browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false, locale: 'vi-VN' })
  centre = await signIn(stage, await desk(), 'Trung tâm (mẫu)', { role: 'service_center' }, faults)
  officer = await signIn(stage, await desk(), 'Cán bộ (mẫu)', { role: 'coordinator' }, faults)
}, 300_000)
afterAll(() => stage?.close())

test('a member files two dossiers: for a household with its code and a day to look in, and for somebody unnamed', async () => {
  await member.goto(`${stage.url}/field`)
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await member.getByRole('link', { name: 'Hồ sơ trực tuyến' }).click()
  await member.getByRole('link', { name: 'Ghi hồ sơ' }).click()
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await look(member, 'dossiers-1-file')
  await member.fill('[name=_find]', 'nguyen van an')
  await member.locator('label.tile', { hasText: 'Nguyễn Văn An' }).click()
  await member.locator('label.tile', { hasText: 'Đăng ký khai sinh' }).first().click()
  await member.locator('summary', { hasText: 'Mã hồ sơ' }).click()
  await member.fill('[name=portalCode]', 'h24.15-251126-0001')
  await member.fill('[name=remindOn]', addDays(today, 2))
  await member.fill('[name=note]', 'Căn cước 031085001234')
  await member.getByRole('button', { name: 'Lưu hồ sơ' }).click()
  // Refused on the phone itself: nothing of it was kept or sent.
  await member.locator('main').getByText('Hệ thống không lưu số căn cước').first().waitFor()
  await member.fill('[name=note]', 'Bác hẹn chiều')
  await member.getByRole('button', { name: 'Lưu hồ sơ' }).click()
  await member.waitForURL('**/field/dossiers')
  await member.locator('main').getByText('Nguyễn Văn An (mẫu)').first().waitFor()
  await member.goto(`${stage.url}/field/dossiers/new`)
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await member.fill('[name=words]', 'Làm sổ đỏ')
  await member.getByRole('button', { name: 'Lưu hồ sơ' }).click()
  await member.waitForURL('**/field/dossiers')
  await look(member, 'dossiers-2-field')
})

test('with no network the page is there with its procedures; the dossier waits and goes by itself', async () => {
  await member.goto(`${stage.url}/field/households/${people[1]?.householdId}`)
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await member.waitForFunction(() => localStorage.getItem('thonso-warmed') !== null)
  await phone.setOffline(true)
  await member.getByRole('link', { name: 'Ghi hồ sơ' }).click()
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  // The kept page serves every household; the address says which.
  expect(await member.locator(`input[value="${people[1]?.householdId}"]`).isChecked()).toBe(true)
  await member.locator('label.tile', { hasText: 'Chứng thực bản sao' }).first().click()
  await member.getByRole('button', { name: 'Lưu hồ sơ' }).click()
  await member.getByText('Đã lưu trên máy').first().waitFor()
  await look(member, 'dossiers-3-offline')
  await phone.setOffline(false)
  await member.goto(`${stage.url}/field/dossiers`)
  await member
    .getByText('Trần Thị Bình (mẫu)')
    .waitFor({ timeout: 20_000 })
    .catch(() => member.reload())
  expect(await member.locator('.rows .row').count()).toBe(3)
})

test('the centre finds them, moves them on, and matches what was told in words', async () => {
  await centre.goto(`${stage.url}/desk/dossiers/list`)
  expect(await centre.locator('tbody tr').count()).toBe(3)
  await look(centre, 'dossiers-4-list')
  await centre.fill('[name=q]', 'nguyen van an')
  await centre.getByRole('button', { name: 'Lọc' }).click()
  await centre.locator('tbody a').first().click()
  await centre.locator('label.tile', { hasText: 'Yêu cầu bổ sung' }).click()
  await centre.fill('#f-step-note', 'Thiếu giấy chứng sinh')
  await centre.fill('#f-next-reminder', addDays(today, 1))
  await centre.getByRole('button', { name: 'Lưu trạng thái' }).click()
  expect(await centre.textContent('main')).toContain('Thiếu giấy chứng sinh')
  await look(centre, 'dossiers-5-one')
  await centre.locator('label.tile', { hasText: 'Đang giải quyết' }).click()
  await centre.getByRole('button', { name: 'Lưu trạng thái' }).click()
  await centre.locator('label.tile', { hasText: 'Đã có kết quả' }).click()
  await centre.getByRole('button', { name: 'Lưu trạng thái' }).click()
  expect(await centre.textContent('main')).toContain('Hồ sơ đã xong')
  await centre.getByRole('button', { name: 'Hoàn lại bước vừa ghi' }).click()
  expect(await centre.locator('main').getByText('Đang giải quyết').count()).toBeGreaterThan(0)
  await centre.goto(`${stage.url}/desk/dossiers/unmatched`)
  await centre.getByRole('link', { name: 'Khớp', exact: true }).click()
  await centre.fill('[name=procedure]', 'dat dai')
  await centre.getByRole('button', { name: 'Tìm' }).click()
  await centre.locator('label.tile', { hasText: 'Đăng ký đất đai' }).click()
  await look(centre, 'dossiers-6-match')
  await centre.getByRole('button', { name: 'Khớp', exact: true }).click()
  expect(await centre.textContent('main')).toContain('Mọi hồ sơ đều đã khớp danh mục')
})

test('whom to look in on shows when the day has come, for the member and for the centre', async () => {
  const dossierId = newId()
  await must(
    stage.admin.order('dossiers.file', {
      ...{ dossierId, teamId, householdId: people[2]?.householdId, words: 'Đăng ký tạm trú' },
      ...{ filedOn: addDays(today, -9), filedBy: 'self', remindOn: today },
    }),
  )
  await member.goto(`${stage.url}/field`)
  expect(await member.textContent('main')).toContain('1 hồ sơ đến hẹn ghé lại')
  await look(member, 'dossiers-7-due')
  await member.getByRole('link', { name: 'Đăng ký tạm trú' }).click()
  await member.waitForSelector('html[data-phone="ready"]:not([data-awaited])')
  await look(member, 'dossiers-8-field-one')
  await centre.goto(`${stage.url}/desk/dossiers/due`)
  expect(await centre.locator('tbody tr').count()).toBe(1)
  await member.locator('label.tile', { hasText: 'Đã có kết quả' }).click()
  await member.getByRole('button', { name: 'Lưu trạng thái' }).click()
  await member.getByText('Hồ sơ đã xong').waitFor()
  await centre.reload()
  expect(await centre.textContent('main')).toContain('Không có hồ sơ nào đến hẹn')
})

test('the same dossier told in a visit is not another one, and each number opens its records', async () => {
  await must(
    stage.admin.order('support.record', {
      ...{ visitId: newId(), teamId, householdId: people[0]?.householdId, heldOn: today, mode: 'in_person', people: 1 },
      items: [{ kind: 'online_dossier', detail: 'Đăng ký khai sinh' }, { kind: 'vneid' }],
    }),
  )
  await officer.goto(`${stage.url}/desk/dossiers?from=${addDays(today, -30)}&to=${today}`)
  await look(officer, 'dossiers-9-figures')
  const total = officer.locator('tfoot').first().getByRole('link').first()
  expect(await total.textContent()).toBe('4')
  await total.click()
  expect(await officer.locator('tbody tr').count()).toBe(4)
  await officer.goto(`${stage.url}/desk/platforms?figure=platform_adoptions&from=${addDays(today, -30)}&to=${today}`)
  expect(await officer.locator('tbody').first().locator('tr').count()).toBe(1)
  await look(officer, 'dossiers-10-platforms')
  const csv = await officer.context().request.get(`${stage.url}/desk/dossiers.csv`)
  expect((await csv.text()).split('\n').filter((line) => /^\d{4}-\d{2}-\d{2}|^"?\d/.test(line))).toHaveLength(4)
})

test('the officer imports three thousand procedures with long names, and each row is told of', async () => {
  const words = ['Cấp', 'đổi', 'gia hạn', 'thu hồi', 'giấy phép', 'hoạt động', 'đối với', 'cơ sở', 'hộ gia đình']
  const name = (n: number) =>
    `${Array.from({ length: n % 50 === 0 ? 190 : 12 }, (_, at) => words[(n + at * 5) % words.length]).join(' ')} số ${n} (mẫu)`
  const rows = Array.from({ length: 3_000 }, (_, n) => [
    `8.${100_000 + n}`,
    name(n),
    n % 2 === 0 ? 'Toàn trình' : 'Một phần',
  ])
  expect(Math.max(...rows.map((row) => row[1]?.length ?? 0))).toBeGreaterThan(1_000)
  const text = (title: string, width: number) => ({ title, kind: 'text' as const, width })
  const file = await toXlsx([
    {
      name: 'Danh mục',
      titles: ['DANH MỤC THỦ TỤC HÀNH CHÍNH (mẫu)'],
      columns: [text('Mã TTHC', 14), text('Tên thủ tục hành chính', 60), text('Mức độ DVC', 14)],
      rows: [...rows, ['', 'Dòng thiếu mã', 'Toàn trình']],
    },
  ])
  await officer.goto(`${stage.url}/desk/procedures/import`)
  await officer.setInputFiles('input[type=file]', {
    name: 'danh-muc.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(file),
  })
  await officer.getByRole('button', { name: 'Đọc tệp và xem trước' }).click()
  expect(await officer.textContent('main')).toContain('3.000 dòng sẵn sàng, 1 dòng chưa nhập được')
  await look(officer, 'dossiers-11-preview')
  await officer.getByRole('button', { name: 'Nhập 3.000 dòng' }).click()
  expect(await officer.textContent('main')).toContain('Đã nhập 3.000 dòng')
  expect(await officer.textContent('main')).toContain('Dòng không có mã thủ tục')
  await officer.goto(`${stage.url}/desk/procedures?q=8.102950`)
  expect(await officer.locator('tbody tr').count()).toBe(1)
  await officer.goto(`${stage.url}/desk/procedures`)
  await look(officer, 'dossiers-12-catalogue')
  await officer.goto(`${stage.url}/desk/procedures?q=8.102950`)
  await officer.locator('tbody a').first().click()
  await look(officer, 'dossiers-13-procedure')
  await officer.locator('summary', { hasText: 'Cho hết hiệu lực' }).click()
  await officer.fill('#f-last-day', addDays(today, -1))
  await officer.fill('#f-successor', '1.001193')
  await officer.getByRole('button', { name: 'Cho hết hiệu lực' }).click()
  expect(await officer.textContent('main')).toContain('Thay bằng 1.001193')
  await centre.goto(`${stage.url}/desk/dossiers/new?procedure=8.102950`)
  expect(await centre.locator('label.tile', { hasText: '8.102950' }).count()).toBe(0)
  await look(centre, 'dossiers-14-new')
  const json = JSON.stringify({ data: [{ code: '7.000001', name: 'Thủ tục từ JSON (mẫu)', level: 'full' }] })
  await officer.goto(`${stage.url}/desk/procedures/import`)
  await officer.setInputFiles('input[type=file]', {
    name: 'moi.json',
    mimeType: 'application/json',
    buffer: Buffer.from(json),
  })
  await officer.getByRole('button', { name: 'Đọc tệp và xem trước' }).click()
  await officer.getByRole('button', { name: 'Nhập 1 dòng' }).click()
  expect(await officer.textContent('main')).toContain('Đã nhập 1 dòng')
  expect(faults).toEqual([])
})
