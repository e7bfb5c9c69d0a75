import type { Problem } from '../../platform/journal/problem.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'

export const words = catalogue({
  held: { vi: 'Chờ xét', en: 'Held for you' },
  held_lead: {
    vi: 'Việc đã ghi ở thôn nhưng chưa được tính, vì người ghi không còn quyền hoặc kỳ đã khóa. Không mất gì cả: bạn nhận thì được tính ngay, mang tên người ghi.',
    en: 'Recorded in the villages but not counted, since whoever recorded it has lost the right or the period is locked. Nothing is lost: what you take counts at once, in the name of whoever recorded it.',
  },
  waiting: { vi: 'Chờ xét', en: 'Waiting' },
  decided: { vi: 'Đã xét', en: 'Decided' },
  which: { vi: 'Việc chờ xét hoặc đã xét', en: 'Waiting or decided' },
  what: { vi: 'Việc đã ghi', en: 'What was recorded' },
  who: { vi: 'Người ghi', en: 'Recorded by' },
  recorded_at: { vi: 'Ghi lúc (giờ của máy)', en: "Recorded at (the phone's clock)" },
  received_at: { vi: 'Tới máy chủ lúc', en: 'Reached the server at' },
  why: { vi: 'Vì sao chưa tính', en: 'Why it was not taken' },
  why_no_role: {
    vi: 'Người ghi không có, hoặc không còn, vai trò được ghi cho tổ này.',
    en: 'Whoever recorded it does not, or not any more, hold a role that may record for this team.',
  },
  why_not_theirs: {
    vi: 'Lượt này do người khác ghi, và người sửa không phải tổ trưởng.',
    en: 'Someone else recorded this visit, and who changes it does not lead the team.',
  },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  accepted: { vi: 'Đã nhận', en: 'Taken' },
  declined: { vi: 'Không nhận', en: 'Declined' },
  decided_by: { vi: '{name}, {at}', en: '{name}, {at}' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reason_decline: { vi: 'Lý do không nhận (người ghi sẽ thấy)', en: 'Why not (whoever recorded it will see this)' },
  note_accept: { vi: 'Ghi chú', en: 'Note' },
  accept: { vi: 'Nhận việc này', en: 'Take it' },
  accept_text: {
    vi: 'Việc được ghi đúng như người đó đã ghi, mang tên người đó; sổ theo dõi ghi rõ bạn là người nhận thay.',
    en: 'It is recorded as it was given, in the name of whoever gave it; the history says that you took it.',
  },
  decline: { vi: 'Không nhận', en: 'Decline' },
  decline_question: {
    vi: 'Không nhận việc này? Nó sẽ không được tính.',
    en: 'Decline it? It will not count.',
  },
  decline_yes: { vi: 'Không nhận việc này', en: 'Decline it' },
  accept_chosen: { vi: 'Nhận các việc đã chọn', en: 'Take the chosen ones' },
  accept_page: { vi: 'Nhận cả {n} việc trên trang này', en: 'Take all {n} on this page' },
  accept_page_question: {
    vi: 'Nhận cả {n} việc trên trang này? Việc nào không ghi được sẽ ở lại đây.',
    en: 'Take all {n} on this page? What cannot be recorded stays here.',
  },
  choose: { vi: 'Chọn: {what}', en: 'Choose: {what}' },
  nothing: { vi: 'Không có việc nào chờ xét', en: 'Nothing is held' },
  nothing_text: {
    vi: 'Khi người ở thôn gửi lên một việc mà họ không còn quyền ghi, việc đó sẽ nằm ở đây chờ bạn.',
    en: 'When somebody sends what they may not record any more, it waits here for you.',
  },
  nothing_decided: { vi: 'Chưa xét việc nào trong 90 ngày qua', en: 'Nothing was decided in the last 90 days' },
  team: { vi: 'Tổ', en: 'Team' },
  correct_visit: { vi: 'Sửa lượt hỗ trợ', en: 'Correction of a visit' },
  cancel_visit: { vi: 'Hủy lượt hỗ trợ', en: 'Cancelling a visit' },
  correct_household: { vi: 'Sửa hộ', en: 'Correction of a household' },
  team_report: { vi: 'Báo cáo của tổ', en: "The team's report" },
})

/** Why it was not taken, said to the officer: the problem's own sentence speaks to whoever recorded it. */
export function tellWhy(lang: Lang, problem: Problem): string {
  if (problem.code === 'journal.not_allowed') return words.say(lang, 'why_no_role')
  return problem.code === 'support.not_yours' ? words.say(lang, 'why_not_theirs') : problem[lang]
}
