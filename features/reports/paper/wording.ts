import type { BlockInput } from '../../../platform/papers/official-document.ts'
import { day } from '../../../platform/words/formats.ts'
import { nameSkill } from '../../curriculum/words.ts'
import { nameChannel } from '../../outreach/words.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Issued } from '../../plan/rules/issuer.ts'
import type { PlanDraft } from '../../plan/rules/plan-draft.ts'
import type { Amount, Part } from '../../progress/contract.ts'
import { nameKind } from '../../sessions/words.ts'
import { findKind, platforms } from '../../support/rules.ts'
import type { Frozen, TeamLine } from '../rules.ts'

// What a report says on paper, as plain data. Official documents are Vietnamese only (Decree 30/2020/NĐ-CP).

export type Setting = Issued & { readonly plan: ActivePlan; readonly draft: PlanDraft }

export type Reported = TeamLine & { readonly figures: Frozen }

/** The Vietnamese name of what a part counts: a platform, a kind of bill, or the procedure as it was written. */
export function dimensionName(part: Part): string {
  const bills = findKind('bill_payment')?.details
  const list = part.figure === 'bill_payments' && typeof bills === 'object' ? bills : platforms
  const known = part.figure === 'online_dossiers' ? undefined : list.find(({ code }) => code === part.dimension)
  return part.dimension === '' ? 'không ghi rõ' : (known?.vi ?? part.dimension)
}

const names: Readonly<Record<string, string>> = {
  households_supported: 'Hộ được hỗ trợ',
  vulnerable_households_guided_in_person: 'Hộ yếu thế được hướng dẫn trực tiếp',
  people_supported: 'Lượt người được hỗ trợ',
  supports: 'Lượt hỗ trợ',
  online_dossiers: 'Hồ sơ trực tuyến',
  platform_adoptions: 'Nền tảng số bắt đầu sử dụng',
  bill_payments: 'Lượt thanh toán không dùng tiền mặt',
  anonymous_supports: 'Lượt hỗ trợ không nêu tên',
  sessions: 'Buổi đã tổ chức',
  session_attendances: 'Lượt người dự các buổi',
  learners: 'Người được kèm học kỹ năng số',
  skills_mastered: 'Kỹ năng số đã tự làm được',
  members_active: 'Thành viên đang tham gia các tổ',
  members_trained: 'Thành viên được tập huấn',
  sellers_opened: 'Người bán đã mở gian hàng trên sàn thương mại điện tử',
  sellers_with_orders: 'Người bán đã có đơn hàng trên sàn thương mại điện tử',
  messages_published: 'Tin đã phát, đã đăng',
}

export function figureName(figure: string): string {
  return names[figure] ?? figure
}

/** "Buổi đã tổ chức: Buổi hướng dẫn lưu động", for an amount that another feature counts. */
export function amountName({ figure, dimension }: Amount): string {
  const name = figureName(figure)
  if (dimension === '') return name
  return `${name}: ${amountPart({ figure, dimension })}`
}

/** What an amount is a part of its figure by: a kind of session, a channel, a skill. */
export function amountPart({ figure, dimension }: Pick<Amount, 'figure' | 'dimension'>): string {
  if (figure === 'sessions') return nameKind('vi', dimension)
  if (figure === 'messages_published') return nameChannel('vi', dimension)
  return figure === 'skills_mastered' ? nameSkill('vi', dimension) : dimension
}

export function windowsNote({ targetWindow, reportWindow }: ActivePlan): BlockInput {
  const span = ({ from, to }: { from: string; to: string }) => `từ ${day(from)} đến ${day(to)}`
  return {
    kind: 'paragraph',
    text: `Chỉ tiêu tính ${span(targetWindow)}; số liệu công việc tính ${span(reportWindow)}.`,
  }
}

/** What a locked report is told by: which it is, up to which day it counts, and what it must come to. */
export function checkLine(
  { reportWindow }: Pick<ActivePlan, 'reportWindow'>,
  { reportId, figuresHash }: { readonly reportId: string; readonly figuresHash: string | null },
): string {
  return `Báo cáo ${reportId}, số liệu đến hết ngày ${day(reportWindow.to)}, mã kiểm tra ${figuresHash?.slice(0, 16) ?? ''}. Quét mã để đối chiếu với số liệu đã khóa.`
}

export function heading(level: 1 | 2, text: string): BlockInput {
  return { kind: 'heading', level, text }
}

export function paragraphs(text: string): BlockInput[] {
  const lines = text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
  if (lines.length === 0) return [{ kind: 'paragraph', text: 'Không có.' }]
  return lines.map((each) => {
    // The heading of a group of sentences.
    if (each.endsWith(':')) return { kind: 'paragraph', text: each }
    return { kind: 'dash', text: /[.;!?…]$/.test(each) ? each : `${each}.` }
  })
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
