import type { Day } from '../../platform/clock/days.ts'

/**
 * A figure of the plan that an item has to do with; null: it counts as part of the visit only. A bill counts each time it
 * is paid; a platform when it is taken up for the first time; a dossier is a record of its own that the item tells of.
 */
type ItemFigure = 'online_dossiers' | 'platform_adoptions' | 'bill_payments' | null

type Detail = { readonly code: string; readonly vi: string; readonly en: string }

export type Kind = {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly figure: ItemFigure
  /** What may be said more closely: nothing, words of one's own, or one of a list. */
  readonly details: 'none' | 'words' | readonly Detail[]
}

/** What a helper can do for people: the tiles of the field app, and the rows of the annexes. New ones are rows here. */
export const kinds = [
  { code: 'vneid', vi: 'Cài đặt, kích hoạt VNeID', en: 'Set up VNeID', figure: 'platform_adoptions', details: 'none' },
  {
    code: 'online_dossier',
    vi: 'Nộp hồ sơ trực tuyến',
    en: 'Filed an online dossier',
    figure: 'online_dossiers',
    details: 'words',
  },
  {
    code: 'bill_payment',
    vi: 'Thanh toán hóa đơn',
    en: 'Paid a bill',
    figure: 'bill_payments',
    details: [
      { code: 'electricity', vi: 'Tiền điện', en: 'Electricity' },
      { code: 'water', vi: 'Tiền nước', en: 'Water' },
      { code: 'tuition', vi: 'Học phí', en: 'Tuition' },
      { code: 'hospital', vi: 'Viện phí', en: 'Hospital fee' },
      { code: 'fee', vi: 'Phí, lệ phí', en: 'Public fee' },
    ],
  },
  {
    code: 'e_wallet',
    vi: 'Ví điện tử, ngân hàng số',
    en: 'E-wallet or online banking',
    figure: 'platform_adoptions',
    details: [
      { code: 'vnpt_money', vi: 'VNPT Money', en: 'VNPT Money' },
      { code: 'zalopay', vi: 'ZaloPay', en: 'ZaloPay' },
      { code: 'internet_banking', vi: 'Internet Banking', en: 'Internet Banking' },
      { code: 'momo', vi: 'MoMo', en: 'MoMo' },
      { code: 'viettel_money', vi: 'Viettel Money', en: 'Viettel Money' },
      { code: 'other', vi: 'Ví khác', en: 'Another wallet' },
    ],
  },
  {
    code: 'public_account',
    vi: 'Tài khoản dịch vụ của Nhà nước',
    en: 'Account with a public service',
    figure: 'platform_adoptions',
    details: [
      { code: 'public_service_portal', vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' },
      { code: 'vssid', vi: 'VssID, bảo hiểm xã hội số', en: 'VssID, social insurance' },
      { code: 'etax_mobile', vi: 'eTax Mobile, thuế điện tử', en: 'eTax Mobile, taxes' },
    ],
  },
  { code: 'qr', vi: 'Quét mã QR', en: 'Scanning QR codes', figure: null, details: 'none' },
  { code: 'video_call', vi: 'Gọi video', en: 'Video calls', figure: null, details: 'none' },
  { code: 'messaging', vi: 'Nhắn tin', en: 'Messaging', figure: null, details: 'none' },
  { code: 'search', vi: 'Tra cứu thông tin', en: 'Searching for information', figure: null, details: 'none' },
  { code: 'install_app', vi: 'Cài ứng dụng', en: 'Installing apps', figure: null, details: 'words' },
  {
    code: 'smartphone_basics',
    vi: 'Dùng điện thoại thông minh',
    en: 'Smartphone basics',
    figure: null,
    details: 'none',
  },
  {
    code: 'marketplace',
    vi: 'Bán hàng trên sàn',
    en: 'Selling on a marketplace',
    figure: null,
    details: [
      { code: 'postmart', vi: 'Postmart', en: 'Postmart' },
      { code: 'voso', vi: 'Voso', en: 'Voso' },
    ],
  },
  { code: 'online_safety', vi: 'An toàn trên mạng', en: 'Staying safe online', figure: null, details: 'none' },
  { code: 'feedback_channel', vi: 'Gửi phản ánh, kiến nghị', en: 'Sending feedback', figure: null, details: 'words' },
  { code: 'other', vi: 'Việc khác', en: 'Something else', figure: null, details: 'words' },
] as const satisfies readonly Kind[]

export type KindCode = (typeof kinds)[number]['code']
export const kindCodes: readonly KindCode[] = kinds.map((kind) => kind.code)

const byCode: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.code, kind]))

export function findKind(code: string): Kind | undefined {
  return byCode.get(code)
}

/** Kinds of help with a platform. Which one: the detail where there is a list, else the kind itself; '' was not said. */
export const platformKinds: readonly Kind[] = kinds.filter((kind) => kind.figure === 'platform_adoptions')

export function platformOf({
  kind,
  detail,
}: {
  readonly kind: string
  readonly detail: string | null
}): string | undefined {
  const found = platformKinds.find((one) => one.code === kind)
  return found && (found.details === 'none' ? kind : (detail ?? ''))
}

/** Every platform of the catalogue, and '' for help with one that was not named. */
export const platforms: readonly Detail[] = [
  ...platformKinds.flatMap((kind) => (typeof kind.details === 'string' ? [kind] : kind.details)),
  { code: '', vi: 'Không ghi rõ nền tảng', en: 'Platform not named' },
].map(({ code, vi, en }) => ({ code, vi, en }))

/** Saying nothing more closely is always allowed: a helper in a hurry records the visit all the same. */
export function takesDetail(code: string, detail: string | null): boolean {
  const details = findKind(code)?.details ?? 'none'
  if (detail === null || details === 'words') return true
  return details !== 'none' && details.some((known) => known.code === detail)
}

/** No team existed before the ministry's pilot guidance (793/BTTTT-THH of 5 March 2022): an earlier day is a slip. */
export const earliestDay: Day = '2022-03-05'

export function dateProblem(heldOn: Day, today: Day): 'support.in_the_future' | 'support.too_long_ago' | undefined {
  if (heldOn > today) return 'support.in_the_future'
  return heldOn < earliestDay ? 'support.too_long_ago' : undefined
}

/** Only guidance in person to a household that was vulnerable on that day counts toward the plan's sub-target (plan II.4). */
export function isVulnerableInPerson(visit: { readonly inPerson: boolean; readonly vulnerable: boolean }): boolean {
  return visit.inPerson && visit.vulnerable
}
