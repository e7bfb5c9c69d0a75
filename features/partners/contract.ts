import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Line } from '../../platform/journal/said.ts'
import { Name } from '../places/contract.ts'

/** What kinds of organisation take part (plan II, III). A row of data, no code. */
export const kinds = [
  { code: 'youth_union', vi: 'Đoàn Thanh niên', en: 'Youth Union' },
  { code: 'womens_union', vi: 'Hội Phụ nữ', en: "Women's Union" },
  { code: 'farmers_union', vi: 'Hội Nông dân', en: "Farmers' Union" },
  { code: 'veterans', vi: 'Hội Cựu chiến binh', en: 'Veterans' },
  { code: 'elderly', vi: 'Hội Người cao tuổi', en: 'Association of the Elderly' },
  { code: 'fatherland_front', vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  { code: 'office', vi: 'Cơ quan, phòng của xã', en: 'Office of the commune' },
  { code: 'police', vi: 'Công an', en: 'Police' },
  { code: 'center', vi: 'Trung tâm', en: 'Centre' },
  { code: 'school', vi: 'Nhà trường', en: 'School' },
  { code: 'post_office', vi: 'Bưu điện', en: 'Post office' },
  { code: 'telecom', vi: 'Doanh nghiệp viễn thông', en: 'Telecom company' },
  { code: 'bank', vi: 'Ngân hàng', en: 'Bank' },
  { code: 'business', vi: 'Doanh nghiệp, hợp tác xã', en: 'Business or cooperative' },
  { code: 'other', vi: 'Đơn vị khác', en: 'Another organisation' },
] as const
export type PartnerKind = (typeof kinds)[number]['code']
export const kindCodes = kinds.map(({ code }) => code)

/** Who takes part nearly everywhere (plan III), with the names that lists write them under. */
export const usual: readonly {
  readonly kind: PartnerKind
  readonly name: string
  readonly called: readonly string[]
}[] = [
  { kind: 'youth_union', name: 'Đoàn Thanh niên', called: ['Đoàn xã', 'Đoàn TNCS Hồ Chí Minh', 'Đoàn viên'] },
  { kind: 'womens_union', name: 'Hội Phụ nữ', called: ['Hội Liên hiệp Phụ nữ', 'Hội LHPN'] },
  { kind: 'farmers_union', name: 'Hội Nông dân', called: [] },
  { kind: 'veterans', name: 'Hội Cựu chiến binh', called: ['Hội CCB'] },
  { kind: 'elderly', name: 'Hội Người cao tuổi', called: ['Hội NCT'] },
  { kind: 'fatherland_front', name: 'Mặt trận Tổ quốc', called: ['Ủy ban Mặt trận Tổ quốc', 'MTTQ'] },
  { kind: 'police', name: 'Công an xã', called: [] },
  { kind: 'post_office', name: 'Bưu điện', called: ['Bưu điện văn hóa xã'] },
  { kind: 'school', name: 'Nhà trường', called: ['Trường học'] },
]

/** Other names, one a line or between semicolons. */
const Called = v.pipe(
  v.optional(v.pipe(v.string(), v.maxLength(1_000)), ''),
  v.transform((text) => [
    ...new Set(
      text
        .normalize('NFC')
        .split(/[\n;]/)
        .map((name) => name.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    ),
  ]),
  v.maxLength(20),
)

const said = {
  partnerId: Id,
  kind: v.picklist(kindCodes),
  name: Name,
  called: Called,
  /** The office of whom to call, such as "Bí thư Đoàn xã": who holds it changes. */
  contact: v.optional(Line(160), ''),
}

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

export const addPartner = command('partners.add', v.strictObject(said), officers)
/** Those of `usual` whose names nobody has yet. */
export const addUsual = command('partners.add_usual', v.strictObject({}), officers)
export const correctPartner = command('partners.correct', v.strictObject(said), officers)
/** It takes part no more: it cannot be chosen for what comes, and keeps what it did. */
export const archivePartner = command('partners.archive', v.strictObject({ partnerId: Id }), officers)
export const restorePartner = command('partners.restore', v.strictObject({ partnerId: Id }), officers)

/** Told to the floors above as `partners.named`: words that people wrote before may be one of these names, all folded. */
export type NamedFact = { readonly partnerId: string; readonly names: readonly string[] }

export const partnersProblems = problems({
  'partners.already_added': {
    vi: 'Đơn vị này đã có trong danh sách. Hãy mở lại trang để xem.',
    en: 'This partner is already on the list. Open the page again to see it.',
  },
  'partners.name_taken': {
    vi: 'Tên "{given}" đã là tên của một đơn vị khác trong danh sách. Hãy mở đơn vị đó, hoặc ghi tên khác.',
    en: 'The name "{given}" already belongs to another partner on the list. Open that one, or write another name.',
  },
  'partners.not_found': {
    vi: 'Không tìm thấy đơn vị này trong danh sách của xã.',
    en: 'There is no such partner on the commune’s list.',
  },
})
