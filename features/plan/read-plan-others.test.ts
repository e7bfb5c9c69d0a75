import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlan } from './rules/read-plan.ts'

describe('a province’s plan copied as a layout, with number, date, bases and percentages', () => {
  const draft = read('tinh-mau-giai-doan.txt')

  test('two columns on one line are told apart at the head and at the foot', () => {
    expect(draft.issuer?.value.name).toBe('ỦY BAN NHÂN DÂN TỈNH MẪU')
    expect([draft.number?.value, draft.numberBlank, draft.notation?.value]).toEqual(['07', false, 'KH-UBND'])
    expect(draft.issuedOn?.value).toEqual({ day: 5, month: 1, year: 2026 })
    expect(draft.recipients.map(({ value }) => value)).toEqual([
      'Bộ Mẫu (để b/c)',
      'Thường trực Tỉnh ủy',
      'UBND các xã, phường',
      'Lưu: VT, KGVX',
    ])
    expect(draft.signatory?.value).toEqual({
      authority: 'TM. ỦY BAN NHÂN DÂN',
      onBehalfOf: 'KT. CHỦ TỊCH',
      title: 'PHÓ CHỦ TỊCH',
      name: 'Lê Văn Mẫu (mẫu)',
    })
  })

  test('a province is no commune, and teams it does not count are not counted', () => {
    expect([draft.commune, draft.teams]).toEqual([null, []])
  })

  test('the period is the five years of the subject', () => {
    expect(draft.period?.value).toEqual({ from: '2026-01-01', to: '2030-12-31', label: 'giai đoạn 2026-2030' })
  })

  test('every "Căn cứ" line is a basis, a law without a number too', () => {
    expect(draft.bases.map(({ value }) => [value.kind, value.number, value.issuedOn])).toEqual([
      ['Luật', null, null],
      ['Nghị quyết', '901/NQ-HĐND', '2025-12-10'],
      ['Quyết định', '902/QĐ-UBND', '2025-12-15'],
    ])
  })

  test('percentages and thousands are read the Vietnamese way; a target given to nobody is marked', () => {
    expect(draft.targets.map(({ value }) => [value.atLeast, value.unit, value.scope])).toEqual([
      [80, '%', 'province'],
      [85.5, '%', 'province'],
      [1500, 'hộ', 'each_commune'],
      [100, '%', 'unstated'],
      [2, 'buổi', 'each_team'],
    ])
    expect(draft.targets[3]?.why).toBe('scope_unstated')
    expect(draft.targets[1]?.value.label).toBe('Tỷ lệ hồ sơ trực tuyến toàn trình trên địa bàn tỉnh')
    expect(draft.targets[4]?.value.every).toBe('month')
  })

  test('"trước ngày 20" leaves the 19th, and a budget "hằng năm" is no duty', () => {
    expect(draft.duties.map(({ value }) => value.due ?? value.recurrence)).toEqual([
      { from: null, to: '2026-06-19' },
      { every: 'month', day: 19 },
    ])
  })

  test('a body named before a colon or after "Giao" keeps its duties', () => {
    expect(draft.bodies.map(({ value }) => value.name)).toEqual([
      'Sở Khoa học và Công nghệ Mẫu',
      'Sở Tài chính Mẫu',
      'Ủy ban nhân dân các xã, phường',
    ])
  })

  test('what was achieved before and what money is needed are left for a person, not made into targets', () => {
    expect(draft.unsure).toHaveLength(2)
    expect(draft.unsure[0]?.value).toContain('120 hộ')
  })
})

describe('a ward’s plan copied from a web page: decomposed letters, table bars, typing slips, foot in the middle', () => {
  const draft = read('phuong-thu-chep-tu-web.txt')

  test('the old spelling of the committee and bars around the head do not matter', () => {
    expect(draft.issuer?.value.name).toBe('ỦY BAN NHÂN DÂN PHƯỜNG THỬ')
    expect(draft.number?.value).toBe('12')
    expect(draft.title?.value).toBe('Hoạt động Tổ công nghệ số cộng đồng phường Thử quý III năm 2026')
    expect(draft.period?.value).toMatchObject({ from: '2026-07-01', to: '2026-09-30' })
    expect(draft.commune?.value.name).toBe('phường Thử')
  })

  test('targets and teams are read without diacritics and with slips', () => {
    expect(draft.targets.map(({ value }) => [value.indicator, value.atLeast, value.partOf])).toEqual([
      ['households_supported', 35, null],
      ['vulnerable_households_guided_in_person', 7, 0],
    ])
    expect(draft.teams.map(({ value }) => [value.level, value.count])).toEqual([
      ['village', 12],
      ['commune', 1],
    ])
  })

  test('recipients that stand before the text, beside the signature, are still recipients', () => {
    expect(draft.recipients.map(({ value }) => value)).toEqual([
      'UBND thành phố (để báo cáo)',
      'Các tổ dân phố, khu tập thể',
      'Lưu: VT',
    ])
    expect(draft.signatory?.value.name).toBe('Phạm Thị Thử')
  })

  test('buttons of the page are no duties', () => {
    expect(draft.bodies.map(({ value }) => value.duties.length)).toEqual([1, 1])
  })

  test('an order with a number that no rule knows, and a table row with a date, are shown to a person', () => {
    expect(draft.unsure.map(({ value }) => value)).toEqual([
      'Hoàn thành 40 việc khác nữa theo bảng kèm theo.',
      '1 | Treo băng rôn | 15/8/2026',
    ])
  })
})

describe('a department’s plan for half a year, points a) to đ), signed above its recipients', () => {
  const draft = read('so-thu-6-thang.txt')

  test('the body above it is its superior, and dots are blanks', () => {
    expect(draft.issuer?.value).toEqual({ name: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ', superior: 'UBND TỈNH THỬ' })
    expect([draft.number, draft.numberBlank, draft.notation?.value]).toEqual([null, true, 'KH-SKHCN'])
    expect(draft.issuedOn?.value).toEqual({ day: null, month: null, year: 2026 })
    expect(draft.period?.value).toMatchObject({ from: '2026-01-01', to: '2026-06-30' })
  })

  test('two bases joined by "và" are two', () => {
    expect(draft.bases.map(({ value }) => [value.number, value.issuedOn, value.issuer])).toEqual([
      ['15/QĐ-UBND', '2026-01-02', 'UBND tỉnh'],
      ['77/BKHCN-CĐS', '2026-01-03', 'Bộ Khoa học và Công nghệ'],
    ])
  })

  test('"từ 30 hộ trở lên" is a minimum; behind the semicolon the scope is marked', () => {
    expect(draft.targets.map(({ value, why }) => [value.atLeast, value.label, why])).toEqual([
      [30, 'hộ', undefined],
      [100, 'hộ kinh doanh có mã QR', 'scope_unstated'],
    ])
  })

  test('ranges, months and quarters are due windows; a cited decision’s date and 31 February are not', () => {
    expect(draft.duties.map(({ value }) => value.due ?? value.recurrence)).toEqual([
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-04-01', to: '2026-06-30' },
      { every: 'month', day: 9 },
    ])
    expect(draft.unsure.map(({ value }) => value)).toEqual([
      '25/25 tổ đã được thành lập.',
      'Trước ngày 31/02/2026 nộp danh sách.',
    ])
  })

  test('bodies listed by dashes are told by their colon', () => {
    expect(draft.bodies.map(({ value }) => [value.name, value.duties.length])).toEqual([
      ['Văn phòng Sở', 1],
      ['Phòng Chuyển đổi số', 1],
    ])
  })

  test('recipients on one line are parted, and the signature above them is read', () => {
    expect(draft.recipients.map(({ value }) => value)).toEqual(['Như trên', 'Lưu: VT, CĐS'])
    expect(draft.signatory?.value).toEqual({
      authority: null,
      onBehalfOf: null,
      title: 'GIÁM ĐỐC',
      name: 'Hoàng Văn Thử',
    })
  })
})

describe('a plan with most things missing', () => {
  const draft = read('xa-khuyet-thieu.txt')

  test('what is absent is absent', () => {
    const { issuer, number, numberBlank, place, issuedOn, period, commune, report, signatory } = draft
    expect([issuer, number, place, issuedOn, period, commune, report, signatory]).toEqual(Array(8).fill(null))
    expect(numberBlank).toBe(false)
    expect([draft.bases, draft.teams, draft.targets, draft.duties, draft.recipients]).toEqual([[], [], [], [], []])
  })

  test('a month without any year is shown to a person, not dated', () => {
    expect(draft.unsure.map(({ value }) => value)).toEqual([
      'Tháng 11, các tổ tổ chức một buổi hướng dẫn ở nhà văn hóa.',
    ])
  })
})

function read(file: string): ReturnType<typeof readPlan> {
  return readPlan(readFileSync(new URL(`../../seed/plans/${file}`, import.meta.url), 'utf8'))
}
