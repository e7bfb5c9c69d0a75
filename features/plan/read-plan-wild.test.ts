import { describe, expect, test } from 'vitest'
import { readPlan } from './rules/read-plan.ts'

// Texts as they come in on a bad day: another office's form, a web page with its buttons, minutes of a meeting, a party
// committee's plan, a plan typed without any accents. What is not there is not found, and what is doubted is marked.

const ofDepartment = `UBND TỈNH LẠ HÓA                CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ           Độc lập - Tự do - Hạnh phúc
Số:     /KH-SKHCN                  Lạ Hóa, ngày    tháng   năm 2026

KẾ HOẠCH
Triển khai phong trào "Bình dân học vụ số" và củng cố Tổ công nghệ số cộng đồng năm 2026

Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025;
Căn cứ Kế hoạch số 12/KH-UBND ngày 31/02/2026 của UBND tỉnh;

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức.
II. CHỈ TIÊU
1. 100% thôn, bản có Tổ công nghệ số cộng đồng; mỗi tổ từ 05 đến 09 thành viên.
2. Trên 80% hộ gia đình có ít nhất 01 thành viên sử dụng dịch vụ công trực tuyến.
3. Mỗi tổ hướng dẫn tối thiểu 1.200 lượt người dân cài đặt VNeID trong năm 2026.
4. Kinh phí: 2.500.000 đồng/tổ/năm.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính: bố trí kinh phí.
2. UBND các xã, phường: báo cáo trước ngày 20 hằng tháng (qua ông Nguyễn Văn Mẫu, ĐT 0123.456.789).
Nơi nhận:
- Như trên;
- Lưu: VT.
                          KT. GIÁM ĐỐC
                          PHÓ GIÁM ĐỐC

                          Trần Thị Mẫu
`

const fromWeb = `| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| XÃ   ĐẢO XA | Độc lập – Tự do – Hạnh phúc |
Trang chủ > Văn bản > Kế hoạch      Chia sẻ Facebook Zalo   In trang   Lượt xem: 1.254
KẾ HOẠCH hoạt động tổ CNSCĐ quý 1/2026
Tổ CNSCĐ thôn phải hổ trợ ít nhất năm mươi (50) hộ, trong đó ít nhất muời hộ yếu thế.
Chậm nhất ngày 30/02/2026 gửi báo cáo.
Bài viết liên quan: Năm 2019 xã đạt 300 hộ. © 2026 Cổng thông tin
`

const minutes = `BIÊN BẢN HỌP THÔN
Hôm nay, ngày 12 tháng 3 năm 2026, tại nhà văn hóa thôn Đoài. Có mặt 45/60 hộ.
Ông trưởng thôn báo cáo: quý trước 37 hộ được hỗ trợ. Bà con thống nhất góp 50.000 đồng/hộ làm đường.
Họp kết thúc lúc 21h30 cùng ngày.
`

const ofParty = `ĐẢNG ỦY PHƯỜNG SỐ 7
*
Số 15-KH/ĐU

KẾ HOẠCH
lãnh đạo chuyển đổi số giai đoạn 2026 - 2030, tầm nhìn 2045

- Đến năm 2030: 95% người dân trưởng thành có tài khoản định danh; 3/4 khu phố đạt "khu phố số".
- Quý II, III/2026 tổ chức tối thiểu 02 hội nghị/quý; mỗi khu phố 1 buổi/tháng.
- Định kỳ 6 tháng, 01 năm báo cáo Ban Thường vụ.
Nơi nhận:                                   T/M ĐẢNG ỦY
- Thành ủy (b/c),                                BÍ THƯ
- Các chi bộ,                                  (đã ký)
- Lưu VPĐU.                              Phạm Văn Thử
`

const unaccented = `UY BAN NHAN DAN XA KHONG DAU
KE HOACH HOAT DONG TO CONG NGHE SO CONG DONG QUY IV NAM 2026
I. CHI TIEU: Moi to ho tro it nhat 50 ho; it nhat 10 ho yeu the duoc huong dan truc tiep.
II. Bao cao ngay 15 thang cuoi quy ve Phong VHXH (dong chi Le Van A).
Noi nhan: TT Dang uy; Luu VT.
T.M UY BAN NHAN DAN - CHU TICH
`

describe('a department’s plan with percentages, a range and a telephone number', () => {
  const draft = readPlan(ofDepartment)

  test('the basis ends its issuer where it says what was approved; the 31st of February is no day', () => {
    expect(draft.bases.map(({ value }) => [value.number, value.issuedOn, value.issuer])).toEqual([
      ['749/QĐ-TTg', '2020-06-03', 'Thủ tướng Chính phủ'],
      ['12/KH-UBND', null, 'UBND tỉnh'],
    ])
    expect(draft.bases[0]?.value.about).toBe('phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025')
  })

  test('money is shown to a person, and a telephone number is nobody’s title', () => {
    expect(draft.unsure.map(({ value }) => value)).toEqual(['Kinh phí: 2.500.000 đồng/tổ/năm.'])
    expect(draft.report?.value.via).toEqual({ name: 'Nguyễn Văn Mẫu', title: null })
    expect(draft.targets.map(({ value }) => [value.atLeast, value.unit])).toEqual([
      [100, '%'],
      [80, '%'],
      [1, 'thành viên'],
      [1200, 'lượt'],
    ])
    expect(draft.targets.filter(({ sure }) => sure)).toEqual([])
  })
})

describe('a short plan copied from a web page, without a single section', () => {
  const draft = readPlan(fromWeb)

  test('the subject ends before the first order', () =>
    expect(draft.title?.value).toBe('hoạt động tổ CNSCĐ quý 1/2026'))

  test('a number in brackets after its words is read; what another year reached is no target', () =>
    expect(draft.targets.map(({ value, why }) => [value.atLeast, value.unit, why])).toEqual([
      [50, 'hộ', 'scope_unstated'],
    ]))

  test('an order with a day that there is not is shown to a person', () => {
    expect(draft.duties.map(({ value }) => value.due)).not.toContainEqual(expect.objectContaining({ to: '2026-02-30' }))
    expect(draft.unsure.map(({ value }) => value)).toContain('Chậm nhất ngày 30/02/2026 gửi báo cáo.')
  })
})

test('minutes of a meeting are no plan: no issuer, no target, no period, nobody signs', () => {
  const { issuer, kind, title, period, targets, report, signatory, recipients, commune } = readPlan(minutes)
  expect({ issuer, kind, title, period, report, signatory, commune }).toEqual({
    ...{ issuer: null, kind: null, title: null, period: null, report: null, signatory: null, commune: null },
  })
  expect([targets, recipients]).toEqual([[], []])
})

describe('a party committee’s plan', () => {
  const draft = readPlan(ofParty)

  test('a list below the subject is not the subject', () =>
    expect(draft.title?.value).toBe('lãnh đạo chuyển đổi số giai đoạn 2026 - 2030, tầm nhìn 2045'))

  test('"T/M" beside the recipients signs, and is none of them', () => {
    expect(draft.recipients.map(({ value }) => value)).toEqual(['Thành ủy (b/c)', 'Các chi bộ', 'Lưu VPĐU'])
    expect(draft.signatory?.value).toEqual({
      ...{ authority: 'T/M ĐẢNG ỦY', onBehalfOf: null, title: 'BÍ THƯ', name: 'Phạm Văn Thử' },
    })
  })

  test('each clause keeps its own rhythm', () =>
    expect(draft.targets.map(({ value }) => [value.atLeast, value.unit, value.every])).toEqual([
      [95, '%', null],
      [2, 'hội nghị', 'quarter'],
      [1, 'buổi', 'month'],
    ]))
})

test('without accents, with section marks before the words: targets, report and recipients', () => {
  const draft = readPlan(unaccented)
  expect(draft.targets.map(({ value }) => [value.indicator, value.atLeast])).toEqual([
    ['households_supported', 50],
    ['vulnerable_households_guided_in_person', 10],
  ])
  expect(draft.report?.value).toMatchObject({ day: 15, of: 'quarter_last_month', to: 'Phong VHXH' })
  expect(draft.recipients.map(({ value }) => value)).toEqual(['TT Dang uy', 'Luu VT'])
})

test('whatever is found is a sentence of the text, and every number of a target stands in it', () => {
  for (const text of [ofDepartment, fromWeb, minutes, ofParty, unaccented]) {
    const draft = readPlan(text)
    for (const one of [...draft.targets, ...draft.duties, ...draft.bases, ...draft.recipients, ...draft.unsure])
      expect(draft.text.slice(...one.span)).toBe(one.sentence)
    for (const { value, sentence } of draft.targets)
      expect(sentence.replace(/(?<=\d)\.(?=\d{3})/g, '')).toContain(String(value.atLeast))
  }
})
