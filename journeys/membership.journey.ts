import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../platform/clock/days.ts'
import { checkDecree30 } from '../platform/papers/decree-30.ts'
import { wordParts } from '../platform/papers/word-paragraphs.ts'
import { look, shots } from './look.ts'
import { must, openStage, type Stage } from './stage.ts'

// The October review without JavaScript: the officer opens a round, a lead goes through the own team on a phone, the
// officer sees the holes, closes the round and takes the decision; then a training is planned, attended, judged, and
// the gap it was for is gone.

const today = dayOf(Date.now())
const villages = [1, 2].map((n) => ({ villageId: newId(), name: `Thôn ${n} (mẫu)` }))
const [communeTeam, first, second] = [newId(), newId(), newId()]
const names = ['Nguyễn Văn Trưởng', 'Trần Thị Giữ', 'Lê Văn Thay', 'Phạm Thị Thôi']
let stage: Stage
let officer: Page
let lead: Page
const faults: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const give = (type: string, payload: object) => must(stage.admin.order(type, payload))
  await give('places.add_villages', { villages })
  await give('teams.set_up', {
    teams: [
      { teamId: communeTeam, level: 'commune', name: 'Tổ xã (mẫu)', villageId: null },
      ...villages.map(({ villageId }, at) => ({
        ...{ teamId: at === 0 ? first : second, level: 'village', name: `Tổ thôn ${at + 1} (mẫu)`, villageId },
      })),
    ],
  })
  for (const [at, name] of names.entries())
    await give('teams.add_member', {
      ...{ memberId: newId(), teamId: first, name: `${name} (mẫu)`, position: at === 0 ? 'leader' : 'member' },
      ...{ areas: at === 0 ? ['communication'] : [], since: addDays(today, -90), organization: 'Đoàn Thanh niên' },
    })
  await give('teams.add_member', {
    ...{ memberId: newId(), teamId: second, name: 'Vũ Thị Hai (mẫu)', position: 'leader', since: addDays(today, -90) },
  })
  officer = await signIn('Cán bộ (mẫu)', { role: 'coordinator' }, { width: 1280, height: 800 })
  lead = await signIn('Tổ trưởng thôn 1 (mẫu)', { role: 'team_lead', teamId: first }, { width: 360, height: 740 })
}, 300_000)
afterAll(() => stage?.close())

test('the officer opens a round for the village teams', async () => {
  await officer.goto(`${stage.url}/desk/teams/reviews`)
  await officer.getByRole('link', { name: 'Mở đợt kiện toàn' }).click()
  await officer.getByLabel('Tổ xã (mẫu)').uncheck()
  await officer.getByRole('button', { name: 'Mở đợt kiện toàn' }).click()
  expect(await officer.textContent('main')).toContain('Chưa trả lời: Tổ thôn 1 (mẫu), Tổ thôn 2 (mẫu).')
  expect(await officer.locator('tbody tr').count()).toBe(2)
  await look(officer, 'membership-1-round')
})

test('the lead finds it on the first screen and answers for each person with one press', async () => {
  await lead.goto(`${stage.url}/field`)
  await lead.getByRole('link', { name: 'Kiện toàn tổ' }).click()
  expect(await left()).toBe('4')
  await look(lead, 'membership-2-phone')
  const line = (name: string) => lead.locator('li.row', { hasText: name })
  expect(await line('Nguyễn Văn Trưởng').textContent()).toContain('Tổ trưởng do xã giao')
  await line('Trần Thị Giữ').getByRole('button', { name: 'Giữ nguyên' }).click()
  expect(await left()).toBe('3')
  await line('Trần Thị Giữ').locator('summary', { hasText: 'Giao mảng' }).click()
  await line('Trần Thị Giữ').getByLabel('Dịch vụ công trực tuyến').check()
  await line('Trần Thị Giữ').getByRole('button', { name: 'Giao mảng' }).click()
  expect(await line('Trần Thị Giữ').locator('.chip').first().textContent()).toBe('Dịch vụ công trực tuyến')

  await line('Lê Văn Thay').locator('summary', { hasText: 'Thay người' }).click()
  const replacing = line('Lê Văn Thay').locator('form[data-form="teams.propose_replacement"]')
  await replacing.getByLabel('Họ và tên người mới').fill('Trần Thị Giữ (mẫu)')
  await replacing.getByLabel('Lý do').fill('Chuyển công tác')
  await replacing.getByRole('button', { name: 'Thay người' }).click()
  expect(await lead.textContent('main'), 'the same person twice').toContain('teams.memberships_overlap')
  expect(await line('Lê Văn Thay').locator('details[open]').count(), 'the refused form is open again').toBe(1)
  await look(lead, 'membership-3-refused')
  await replacing.getByLabel('Họ và tên người mới').fill('Đỗ Thị Mới (mẫu)')
  await replacing.getByLabel('Thanh toán không dùng tiền mặt').check()
  await replacing.getByRole('button', { name: 'Thay người' }).click()
  expect(await left()).toBe('2')
  expect(await lead.textContent('main')).toContain('thay Lê Văn Thay (mẫu)')

  await line('Phạm Thị Thôi').locator('summary', { hasText: 'Cho thôi' }).click()
  const releasing = line('Phạm Thị Thôi').locator('form[data-form="teams.propose_release"]')
  await releasing.getByLabel('Lý do').fill('Đi làm xa')
  await releasing.getByRole('button', { name: 'Cho thôi' }).click()
  await line('Phạm Thị Thôi').getByRole('button', { name: 'Hoàn tác' }).click()
  expect(await left(), 'it was taken back').toBe('2')
  await line('Phạm Thị Thôi').locator('summary', { hasText: 'Cho thôi' }).click()
  await releasing.getByLabel('Lý do').fill('Đi làm xa')
  await releasing.getByRole('button', { name: 'Cho thôi' }).click()

  await lead.locator('summary', { hasText: 'Thêm người vào tổ' }).click()
  const adding = lead.locator('form[data-form="teams.propose_member"]')
  await adding.getByLabel('Họ và tên người mới').fill('Bùi Văn Thêm (mẫu)')
  await adding.getByLabel('Hỗ trợ người yếu thế').check()
  await adding.getByRole('button', { name: 'Thêm người vào tổ' }).click()
  await lead.getByRole('button', { name: 'Giữ nguyên 1 người còn lại' }).click()
  expect(await lead.textContent('main')).toContain('chưa có ai phụ trách: Thương mại điện tử nông sản.')
  await look(lead, 'membership-4-ready')
  await lead.fill('[name=note]', 'Tổ đã họp')
  await lead.getByRole('button', { name: 'Gửi kết quả rà soát' }).click()
  expect(await lead.textContent('main')).toContain('Đã gửi kết quả')
})

test('the officer sees who has answered and which areas stay empty, answers for the silent team, and closes', async () => {
  await officer.reload()
  expect(await officer.textContent('main')).toContain('Chưa trả lời: Tổ thôn 2 (mẫu).')
  expect(await officer.locator('tbody tr', { hasText: 'Tổ thôn 1' }).textContent()).toContain('thêm 1, thay 1, thôi 1')
  expect(await officer.getByText('Chốt đợt kiện toàn').count()).toBe(0)
  await officer.getByRole('link', { name: 'Tổ thôn 2 (mẫu)' }).click()
  await look(officer, 'membership-5-desk-review')
  await officer.getByRole('button', { name: 'Giữ nguyên 1 người còn lại' }).click()
  await officer.getByRole('button', { name: 'Gửi kết quả rà soát' }).click()
  await officer.locator('.crumbs a').last().click()
  await officer.locator('summary', { hasText: 'Chốt đợt kiện toàn' }).click()
  await officer.getByRole('button', { name: 'Chốt đợt kiện toàn' }).click()
  expect(await officer.textContent('main')).toContain('Đã chốt ngày')
  await look(officer, 'membership-6-closed')
})

test('the decision keeps Decree 30 and names everybody', async () => {
  const address = new URL(officer.url()).pathname
  const { request } = officer.context()
  const docx = await (await request.get(`${stage.url}${address}/docx`)).body()
  const parts = wordParts(new Uint8Array(docx))
  expect(checkDecree30(parts)).toEqual([])
  for (const text of ['CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU', 'QUYẾT ĐỊNH:', 'Đỗ Thị Mới (mẫu)', 'Phạm Thị Thôi (mẫu)'])
    expect(parts.document).toContain(text)
  const pdf = await request.get(`${stage.url}${address}/pdf`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  writeFileSync(path.join(shots, 'membership-decision.pdf'), await pdf.body())
  expect((await lead.context().request.get(`${stage.url}${address}/docx`)).status()).toBe(404)
})

test('the hole leads to where it is filled, and the list of an earlier day is still there', async () => {
  await officer.goto(`${stage.url}/desk/teams/areas`)
  await look(officer, 'membership-7-areas')
  await officer.locator('tr', { hasText: 'Tổ thôn 1' }).getByRole('link', { name: 'Giao mảng Thương mại' }).click()
  await officer.locator('li.row', { hasText: 'Bùi Văn Thêm' }).getByRole('button', { name: 'Giao Bùi' }).click()
  const csv = await (await officer.context().request.get(`${stage.url}/desk/teams/areas.csv`)).text()
  const line = csv.split('\n').find((each) => each.includes('Tổ thôn 1')) ?? ''
  expect(line).toContain('Bùi Văn Thêm (mẫu)')
  expect(line).not.toContain('Trống')
  await officer.goto(`${stage.url}/desk/teams/${first}?on=${addDays(today, -1)}`)
  expect(await officer.textContent('main')).toContain('Lê Văn Thay (mẫu)')
  expect(await officer.textContent('main')).not.toContain('Đỗ Thị Mới (mẫu)')
  await look(officer, 'membership-8-history')
})

test('a training is planned for a gap, not in the past, attended by members and judged, and the gap closes', async () => {
  await officer.goto(`${stage.url}/desk/training`)
  const gapOf = () =>
    officer.locator('tr', { hasText: 'Tổ thôn 1 (mẫu)' }).getByRole('link', { name: 'Còn thiếu: VNeID' })
  expect(await gapOf().count()).toBe(1)
  await look(officer, 'membership-9-training')
  await gapOf().click()
  await officer.fill('[name=venue]', 'Hội trường xã (mẫu)')
  await officer.fill('[name=heldOn]', addDays(today, -3))
  await officer.locator('form[action="/desk/training/new"]').evaluate((form) => form.setAttribute('novalidate', ''))
  await officer.getByRole('button', { name: 'Lên lịch tập huấn' }).click()
  expect(await officer.textContent('main')).toContain('training.in_the_past')
  expect(await officer.getByLabel('VNeID').isChecked(), 'what was ticked comes back').toBe(true)
  await officer.fill('[name=heldOn]', today)
  await officer.getByRole('button', { name: 'Lên lịch tập huấn' }).click()
  expect(await officer.textContent('main')).toContain('Chưa ghi ai có mặt')

  await officer.getByRole('link', { name: 'Điểm danh' }).click()
  await officer.locator('form[data-form=tick] label', { hasText: 'Trần Thị Giữ' }).locator('input').check()
  await officer.locator('form[data-form=tick] label', { hasText: 'Đỗ Thị Mới' }).locator('input').check()
  await officer.getByRole('button', { name: 'Ghi có mặt' }).click()
  expect(await officer.getAttribute('[data-attended]', 'data-attended')).toBe('2')
  await look(officer, 'membership-10-attendance')
  await officer.fill('[name=result]', 'Hai người thực hành (mẫu)')
  await officer.getByRole('button', { name: 'Kết thúc buổi' }).click()

  await officer.getByRole('link', { name: 'Nội dung, đánh giá' }).click()
  await officer.locator('fieldset', { hasText: 'Đỗ Thị Mới' }).getByLabel('VNeID').selectOption({ label: 'Dạy được' })
  await officer.getByRole('button', { name: 'Lưu đánh giá' }).click()
  await look(officer, 'membership-11-judged')
  await officer.goto(`${stage.url}/desk/training`)
  expect(await gapOf().count()).toBe(0)
  expect(await officer.textContent('main')).toContain('Đỗ Thị Mới (mẫu)')
  await lead.goto(`${stage.url}/field`)
  await lead.getByRole('link', { name: 'Tập huấn của tổ' }).click()
  expect(await lead.textContent('main')).toContain('1 làm được')
  await look(lead, 'membership-12-field-training')
})

test('the member sees their own level and training', async () => {
  await officer.goto(`${stage.url}/desk/teams/${first}`)
  const row = await officer.locator('li.row', { hasText: 'Đỗ Thị Mới' }).getAttribute('id')
  const member = await signIn(
    'Đỗ Thị Mới (mẫu)',
    { role: 'member', teamId: first },
    { width: 360, height: 740 },
    (accountId) => must(stage.admin.order('teams.correct_member', { memberId: row?.slice(2), accountId })),
  )
  await member.goto(`${stage.url}/field/training`)
  const own = member.locator('section.card', { hasText: 'Của tôi' })
  expect(await own.textContent()).toContain('Dạy được')
  expect(await own.textContent()).toContain('Đã dự 1 buổi tập huấn')
  expect(await member.getByRole('button', { name: 'Lưu đánh giá' }).count()).toBe(0)
  await look(member, 'membership-13-own')
  expect(faults).toEqual([])
})

async function left(): Promise<string | null> {
  return lead.getAttribute('[data-left]', 'data-left')
}

async function signIn(
  name: string,
  grant: { role: string; teamId?: string },
  viewport: { width: number; height: number },
  known: (accountId: string) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const context = await stage.browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()} ${response.url()}`)
  })
  const { link, accountId } = await stage.newcomer(name, [grant])
  await known(accountId)
  await page.goto(link)
  await page.locator('main button').first().click()
  return page
}
