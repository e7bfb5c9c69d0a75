import type { Role } from '../../platform/access/roles.ts'
import type { NavGroup } from '../../platform/kit/desk-page.tsx'
import type { Icon } from '../../platform/kit/icon.tsx'
import {
  ArrowIcon,
  BellIcon,
  BoltIcon,
  BudgetIcon,
  CalendarIcon,
  CampaignIcon,
  CheckRoundIcon,
  DossierIcon,
  GroupIcon,
  HomeIcon,
  HouseholdIcon,
  LessonIcon,
  PersonIcon,
  PlanIcon,
  ProgressIcon,
  ReportIcon,
  ShopIcon,
  StarIcon,
  TaskIcon,
  WaitIcon,
} from '../../platform/kit/icons.tsx'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import { budgetRoles, deskRoles, officerRoles, outreachRoles, planRoles, puttingForward } from '../server/roles.ts'
import type { Counts } from '../server/shell.tsx'

export const words = catalogue({
  overview: { vi: 'Tổng quan', en: 'Overview' },
  progress: { vi: 'Tiến độ', en: 'Progress' },
  plans: { vi: 'Kế hoạch', en: 'Plan' },
  teams: { vi: 'Tổ & thành viên', en: 'Teams & members' },
  households: { vi: 'Hộ dân', en: 'Households' },
  visits: { vi: 'Lần hỗ trợ', en: 'Help given' },
  sessions: { vi: 'Buổi hướng dẫn', en: 'Sessions' },
  curriculum: { vi: 'Kèm học kỹ năng', en: 'Skills coaching' },
  dossiers: { vi: 'Hồ sơ & nền tảng', en: 'Dossiers & platforms' },
  sellers: { vi: 'Người bán', en: 'Sellers' },
  outreach: { vi: 'Truyền thông', en: 'Communication' },
  training: { vi: 'Tập huấn', en: 'Training' },
  partners: { vi: 'Đơn vị phối hợp', en: 'Partners' },
  reminders: { vi: 'Đôn đốc', en: 'Reminders' },
  held: { vi: 'Chờ xét', en: 'Held' },
  budget: { vi: 'Kinh phí', en: 'Budget' },
  reports: { vi: 'Báo cáo', en: 'Reports' },
  review: { vi: 'Bài học & kỳ tới', en: 'Lessons & next plan' },
  recognition: { vi: 'Thi đua', en: 'Recognition' },
  nominations: { vi: 'Đề cử khen thưởng', en: 'Nominations' },
  approvals: { vi: 'Chờ duyệt', en: 'To approve' },
  accounts: { vi: 'Tài khoản', en: 'Accounts' },
})

const places: readonly { href: string; label: keyof typeof words.entries; icon: Icon; who: readonly Role[] }[] = [
  { href: '/desk', label: 'overview', icon: HomeIcon, who: deskRoles },
  { href: '/desk/progress', label: 'progress', icon: ProgressIcon, who: deskRoles },
  { href: '/desk/plans', label: 'plans', icon: PlanIcon, who: planRoles },
  { href: '/desk/teams', label: 'teams', icon: GroupIcon, who: deskRoles },
  { href: '/desk/households', label: 'households', icon: HouseholdIcon, who: deskRoles },
  { href: '/desk/visits', label: 'visits', icon: TaskIcon, who: deskRoles },
  { href: '/desk/sessions', label: 'sessions', icon: CalendarIcon, who: deskRoles },
  { href: '/desk/curriculum', label: 'curriculum', icon: LessonIcon, who: deskRoles },
  { href: '/desk/dossiers', label: 'dossiers', icon: DossierIcon, who: deskRoles },
  { href: '/desk/sellers', label: 'sellers', icon: ShopIcon, who: deskRoles },
  { href: '/desk/outreach', label: 'outreach', icon: CampaignIcon, who: outreachRoles },
  { href: '/desk/training', label: 'training', icon: BoltIcon, who: deskRoles },
  { href: '/desk/partners', label: 'partners', icon: StarIcon, who: [...deskRoles, 'organization'] },
  { href: '/desk/reminders', label: 'reminders', icon: BellIcon, who: officerRoles },
  { href: '/desk/held', label: 'held', icon: WaitIcon, who: officerRoles },
  { href: '/desk/budget', label: 'budget', icon: BudgetIcon, who: budgetRoles },
  { href: '/desk/reports', label: 'reports', icon: ReportIcon, who: deskRoles },
  { href: '/desk/review', label: 'review', icon: ArrowIcon, who: deskRoles },
  { href: '/desk/recognition', label: 'recognition', icon: StarIcon, who: deskRoles },
  { href: '/desk/recognition/nominations', label: 'nominations', icon: StarIcon, who: puttingForward },
  { href: '/desk/approvals', label: 'approvals', icon: CheckRoundIcon, who: ['leader'] },
  { href: '/desk/accounts', label: 'accounts', icon: PersonIcon, who: officerRoles },
]

/** The desk's side list, for the roles held; the place that holds the open page is marked, and what waits is counted. */
export function deskPlaces(lang: Lang, path: string, roles: readonly Role[], counts: Counts = {}): NavGroup[] {
  const items = places
    .filter((place) => place.who.some((role) => roles.includes(role)))
    .map(({ href, label, icon }) => ({
      href,
      icon,
      label: words.say(lang, label),
      here:
        path === href ||
        (href !== '/desk' && path.startsWith(`${href}/`)) ||
        isUrge(href, path) ||
        isService(href, path) ||
        isMarket(href, path) ||
        (href === '/desk/partners' && path.startsWith('/desk/emulation')),
      count: counts[label],
    }))
  return [{ items }]
}

/** The catalogue and the platforms stand beside the dossiers. */
function isService(href: string, path: string): boolean {
  return href === '/desk/dossiers' && /^\/desk\/(procedures|platforms)(\/|$)/.test(path)
}

/** Where shops are opened stands beside who opens them. */
function isMarket(href: string, path: string): boolean {
  return href === '/desk/sellers' && path === '/desk/marketplaces'
}

/** The page of urging one team stands under the queue it comes from. */
function isUrge(href: string, path: string): boolean {
  return href === '/desk/reminders' && path.startsWith('/desk/urge/')
}
