import type { KindCode } from '../../support/rules.ts'

/** The ministry's five basic skills that teams teach; every skill of the curriculum stands under one of them. */
export const topics = [
  { code: 'public_services', vi: 'Dịch vụ công trực tuyến', en: 'Online public services' },
  { code: 'shopping', vi: 'Mua sắm trực tuyến', en: 'Online shopping' },
  { code: 'payment', vi: 'Thanh toán trực tuyến', en: 'Online payment' },
  { code: 'safety', vi: 'Tự bảo vệ trên mạng', en: 'Staying safe online' },
  { code: 'platforms', vi: 'Điện thoại và các nền tảng hay dùng', en: 'The phone and everyday platforms' },
] as const
export type TopicCode = (typeof topics)[number]['code']

export type Item = { readonly kind: KindCode; readonly detail: string | null }

export type Skill = {
  readonly code: string
  readonly topic: TopicCode
  readonly vi: string
  readonly en: string
  /** For the head of a narrow column. */
  readonly short: { readonly vi: string; readonly en: string }
  /** What a visit that taught it says was done. Practising is no dossier filed and no platform adopted: no figure but help. */
  readonly item: Item
}

const taught = (detail: string): Item => ({ kind: 'other', detail })

/**
 * What vulnerable people are taught by hand, in the order in which one thing needs another (plan II.4; online safety and
 * shopping from the ministry's five). A new skill is a row here and its steps in lessons.ts; a code that was used stays.
 */
export const skills = [
  {
    code: 'smartphone',
    topic: 'platforms',
    short: { vi: 'Điện thoại', en: 'Phone' },
    vi: 'Dùng điện thoại thông minh',
    en: 'Using a smartphone',
    item: { kind: 'smartphone_basics', detail: null },
  },
  {
    code: 'online_safety',
    topic: 'safety',
    short: { vi: 'An toàn', en: 'Safety' },
    vi: 'An toàn trên mạng',
    en: 'Staying safe online',
    item: { kind: 'online_safety', detail: null },
  },
  {
    code: 'messages',
    topic: 'platforms',
    short: { vi: 'Nhắn tin', en: 'Messages' },
    vi: 'Nhắn tin',
    en: 'Messages',
    item: { kind: 'messaging', detail: null },
  },
  {
    code: 'video_call',
    topic: 'platforms',
    short: { vi: 'Gọi video', en: 'Video' },
    vi: 'Gọi video',
    en: 'Video calls',
    item: { kind: 'video_call', detail: null },
  },
  {
    code: 'searching',
    topic: 'platforms',
    short: { vi: 'Tra cứu', en: 'Search' },
    vi: 'Tra cứu thông tin',
    en: 'Searching for information',
    item: { kind: 'search', detail: null },
  },
  {
    code: 'install_app',
    topic: 'platforms',
    short: { vi: 'Cài ứng dụng', en: 'Apps' },
    vi: 'Cài ứng dụng',
    en: 'Installing apps',
    item: { kind: 'install_app', detail: null },
  },
  {
    code: 'qr',
    topic: 'payment',
    short: { vi: 'Mã QR', en: 'QR' },
    vi: 'Quét mã QR',
    en: 'Scanning QR codes',
    item: { kind: 'qr', detail: null },
  },
  {
    code: 'e_payment',
    topic: 'payment',
    short: { vi: 'Thanh toán', en: 'Paying' },
    vi: 'Thanh toán điện tử',
    en: 'Paying electronically',
    item: taught('Tập thanh toán điện tử'),
  },
  {
    code: 'dossier',
    topic: 'public_services',
    short: { vi: 'Hồ sơ', en: 'Dossiers' },
    vi: 'Nộp hồ sơ đơn giản',
    en: 'Filing a simple dossier',
    item: taught('Tập nộp hồ sơ trực tuyến'),
  },
  {
    code: 'shopping',
    topic: 'shopping',
    short: { vi: 'Mua hàng', en: 'Buying' },
    vi: 'Mua hàng trên mạng',
    en: 'Buying online',
    item: taught('Tập mua hàng trên mạng'),
  },
] as const satisfies readonly Skill[]

export type SkillCode = (typeof skills)[number]['code']
export const skillCodes: readonly SkillCode[] = skills.map(({ code }) => code)

export function findSkill(code: string): (Skill & { readonly code: SkillCode }) | undefined {
  return skills.find((skill) => skill.code === code)
}

/** What a visit says was done at it, for the skills that were practised. */
export function itemsOf(practised: Readonly<Partial<Record<SkillCode, unknown>>>): Item[] {
  return skills.filter(({ code }) => practised[code] !== undefined).map(({ item }) => item)
}

/** All of them in their order, but for the one to take up now, which stands first. */
export function skillsFrom(next: SkillCode | undefined): readonly SkillCode[] {
  return next === undefined ? skillCodes : [next, ...skillCodes.filter((code) => code !== next)]
}
