import { day } from '../../platform/words/formats.ts'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { Level, Suggestion } from './rules/passport.ts'
import { findSkill, type SkillCode, skillCodes, topics } from './rules/skills.ts'

export const words = catalogue({
  curriculum: { vi: 'Kèm học kỹ năng số', en: 'Digital skills coaching' },
  coach: { vi: 'Kèm học', en: 'Coach' },
  figure_learners: { vi: 'Người được kèm học', en: 'Learners taught' },
  figure_skills_mastered: { vi: 'Kỹ năng đã tự làm được', en: 'Skills done alone' },
  counted_learners: {
    vi: 'Từ {from} đến {to}: mỗi người học một dòng cho mỗi tổ đã kèm họ, với ngày kèm đầu tiên trong kỳ.',
    en: 'From {from} to {to}: a line for each learner and team that taught them, with the first day within the period.',
  },
  counted_skills_mastered: {
    vi: 'Từ {from} đến {to}: mỗi kỹ năng của mỗi người học một dòng, tính một lần vào ngày đầu tiên họ tự làm được.',
    en: 'From {from} to {to}: a line for each skill of each learner, counted once, on the first day it was done alone.',
  },
  counted_none: { vi: 'Trong kỳ này chưa có ai', en: 'Nobody in this period' },
  counted_none_text: {
    vi: 'Chọn kỳ khác ở trang tiến độ, hoặc bỏ bớt điều kiện lọc.',
    en: 'Choose another period on the progress page, or filter by less.',
  },
  counted_on: { vi: 'Ngày tính', en: 'Counted on' },
  skill: { vi: 'Kỹ năng', en: 'Skill' },
  any_skill: { vi: 'Mọi kỹ năng', en: 'Any skill' },
  coach_lead: {
    vi: 'Chọn người học, chạm mức của từng kỹ năng đã tập, rồi bấm Lưu. Lần này được tính là một lần hỗ trợ, không phải ghi lại.',
    en: 'Choose the learner, tap how each practised skill went, save. It counts as one visit of help; nothing else to record.',
  },
  who_learns: { vi: 'Ai học hôm nay?', en: 'Who learns today?' },
  find_learner: { vi: 'Tìm người học', en: 'Find a learner' },
  find: { vi: 'Tìm', en: 'Find' },
  other_learner: { vi: 'Chọn người khác', en: 'Choose another' },
  how_far: { vi: 'Hôm nay tập gì, đến đâu?', en: 'What was practised, and how far?' },
  how_far_hint: {
    vi: 'Chỉ chạm những kỹ năng có tập. Kỹ năng khác để yên.',
    en: 'Tap only what was practised. Leave the others alone.',
  },
  skip: { vi: 'Không tập', en: 'Not today' },
  tried: { vi: 'Mới thử', en: 'Tried' },
  with_help: { vi: 'Có người chỉ', en: 'With help' },
  alone: { vi: 'Tự làm', en: 'Alone' },
  level_tried: { vi: 'Mới làm thử', en: 'Tried it' },
  level_with_help: { vi: 'Làm được khi có người chỉ', en: 'Can do it with help' },
  level_alone: { vi: 'Tự làm được', en: 'Can do it alone' },
  never: { vi: 'Chưa tập', en: 'Not yet' },
  state_on: { vi: '{level}, {day}', en: '{level}, {day}' },
  mastered_on: { vi: 'Tự làm được từ {day}', en: 'Alone since {day}' },
  slipped: { vi: 'Đã từng tự làm ({day}), lần sau cùng: {level}', en: 'Done alone on {day}, last time: {level}' },
  waits: { vi: 'chờ gửi', en: 'waiting to be sent' },
  suggestion: { vi: 'Nên tập: {skill}. {reason}', en: 'Next: {skill}. {reason}' },
  reason_refresh: {
    vi: 'Trước đây tự làm được, lần sau cùng lại cần chỉ: ôn lại cho khỏi quên.',
    en: 'Done alone before, but not last time: go over it again.',
  },
  reason_nearly: {
    vi: 'Lần trước có người chỉ là làm được: lần này để tự làm.',
    en: 'Went with help last time: now let them do it alone.',
  },
  reason_again: {
    vi: 'Lần trước mới làm thử: làm lại từng bước.',
    en: 'Only tried last time: go through it again, step by step.',
  },
  reason_first: { vi: 'Chưa tập lần nào: bắt đầu từ đây.', en: 'Has not begun: start here.' },
  reason_next: {
    vi: 'Các kỹ năng trước đã vững: học tiếp kỹ năng này.',
    en: 'What comes before is firm: take up this one.',
  },
  all_mastered: { vi: 'Đã tự làm được mọi kỹ năng.', en: 'Can do every skill alone.' },
  due_now: { vi: 'Hôm nay nên ghé', en: 'Visit today' },
  due_on: { vi: 'Nên ghé từ {day}', en: 'Visit from {day}' },
  due_none: { vi: 'Hôm nay chưa có ai cần ghé.', en: 'Nobody is due today.' },
  stalled: { vi: 'Lâu chưa tập', en: 'Stalled' },
  stalled_days: { vi: 'Đã {n} ngày chưa tập', en: 'No practice for {n} days' },
  save: { vi: 'Lưu lần kèm học', en: 'Save this lesson' },
  save_correction: { vi: 'Lưu thay đổi', en: 'Save the change' },
  correct_title: { vi: 'Sửa lần kèm học', en: 'Correct a lesson' },
  more_of_visit: { vi: 'Ngày, cách gặp, buổi', en: 'Day, how, session' },
  held_on: { vi: 'Ngày kèm học', en: 'Day of the lesson' },
  how: { vi: 'Gặp trực tiếp hay qua điện thoại?', en: 'In person or by phone?' },
  in_person: { vi: 'Trực tiếp', en: 'In person' },
  phone: { vi: 'Qua điện thoại', en: 'By phone' },
  session: { vi: 'Trong buổi', en: 'Part of the session' },
  no_session: { vi: 'Không thuộc buổi nào', en: 'No session' },
  learners: { vi: 'Người học', en: 'Learners' },
  learners_n: { vi: '{n} người học', en: '{n} learners' },
  own_learners: { vi: 'Người học của tổ', en: "The team's learners" },
  add_learner: { vi: 'Thêm người học', en: 'Add a learner' },
  add_lead: {
    vi: 'Chọn hộ. Tên riêng chỉ ghi khi bà con đồng ý; không ghi tuổi, bệnh, số giấy tờ.',
    en: 'Choose the household. Write a name only if they agree; never age, illness or papers.',
  },
  household: { vi: 'Hộ', en: 'Household' },
  find_household: { vi: 'Tìm hộ trong danh sách', en: 'Find in the list' },
  name: { vi: 'Tên người học', en: 'Name of the learner' },
  name_hint: { vi: 'Ví dụ: bà Lan. Bỏ trống cũng được.', en: 'For example Mrs Lan. May stay empty.' },
  coach_of: { vi: 'Người hướng dẫn', en: 'Coach' },
  coach_since: { vi: '{name}, từ {day}', en: '{name}, since {day}' },
  nobody: { vi: 'Chưa có', en: 'Nobody yet' },
  choose_coach: { vi: 'Đổi người hướng dẫn', en: 'Change the coach' },
  rename: { vi: 'Sửa tên', en: 'Change the name' },
  someone_of: { vi: 'Người nhà {name}', en: 'Somebody of {name}' },
  of_household: { vi: 'Hộ {name}', en: 'Household of {name}' },
  forgotten: { vi: 'Đã xóa tên', en: 'Name erased' },
  passport: { vi: 'Sổ kỹ năng', en: 'Skill passport' },
  mastered_of: { vi: 'Tự làm được {n}/{all} kỹ năng', en: '{n} of {all} skills alone' },
  lessons_held: { vi: 'Các lần kèm học', en: 'Lessons so far' },
  no_lessons: { vi: 'Chưa có lần nào.', en: 'None yet.' },
  undone: { vi: 'Đã hủy', en: 'Undone' },
  correct: { vi: 'Sửa', en: 'Correct' },
  undo: { vi: 'Hủy lần này', en: 'Undo' },
  undo_question: {
    vi: 'Hủy lần kèm học này? Lượt hỗ trợ đi cùng cũng không được tính nữa.',
    en: 'Undo this lesson? The visit recorded with it will no longer count either.',
  },
  correct_reason: { vi: 'Lý do sửa (khi kỳ đã khóa báo cáo)', en: 'Reason (once the period is locked)' },
  undo_reason: { vi: 'Lý do', en: 'Reason' },
  forget: { vi: 'Xóa tên người học', en: 'Erase the learner' },
  forget_question: {
    vi: 'Xóa tên và hộ của người học này? Không lấy lại được. Số liệu đã tính vẫn giữ nguyên.',
    en: 'Erase the name and household of this learner? It cannot be taken back. What was counted stays.',
  },
  forget_old: { vi: 'Xóa tên người đã 24 tháng không tập', en: 'Erase those without practice for 24 months' },
  forget_old_text: {
    vi: 'Tên người học chỉ giữ khi còn kèm. {n} người đã 24 tháng không tập.',
    en: 'Names are kept only while people learn. {n} have not practised for 24 months.',
  },
  class: { vi: 'Lớp nhỏ', en: 'Small class' },
  class_lead: {
    vi: 'Một kỹ năng, nhiều người: chọn kỹ năng và mức, chạm những người có mặt. Người ở mức khác thì lưu thêm một lần.',
    en: 'One skill, several people: choose the skill and level, tap those present. Save again for those at another level.',
  },
  class_skill: { vi: 'Kỹ năng', en: 'Skill' },
  class_level: { vi: 'Mọi người làm đến đâu?', en: 'How far did they come?' },
  class_who: { vi: 'Những người có mặt', en: 'Who was there' },
  class_save: { vi: 'Lưu lớp nhỏ', en: 'Save the class' },
  class_saved: { vi: 'Lớp nhỏ: {skill}, {n} người', en: 'Class: {skill}, {n} people' },
  no_learners: { vi: 'Tổ chưa có người học', en: 'No learners yet' },
  no_learners_text: {
    vi: 'Thêm người đầu tiên: một người cao tuổi, khuyết tật hoặc hộ nghèo trong thôn.',
    en: 'Add the first one: somebody elderly, disabled or poor in the village.',
  },
  slip: { vi: 'Phiếu mang về', en: 'Take-home slip' },
  slip_title: { vi: 'Hôm nay bác đã làm được', en: 'Today you managed' },
  slip_first: { vi: 'Hôm nay bác đã làm quen với', en: 'Today you got to know' },
  slip_alone: { vi: 'bác tự làm', en: 'all by yourself' },
  slip_with_help: { vi: 'có người chỉ', en: 'with a little help' },
  slip_tried: { vi: 'mới thử', en: 'a first try' },
  slip_next: { vi: 'Lần sau mình học', en: 'Next time' },
  slip_helper: { vi: 'Người hướng dẫn', en: 'Your coach' },
  slip_call: { vi: 'Cần giúp, bác gọi', en: 'For help, call' },
  slip_ask_leader: { vi: 'Cần giúp, bác hỏi tổ trưởng', en: 'For help, ask the team leader' },
  slip_otp: {
    vi: 'KHÔNG đọc mã OTP, mật khẩu cho bất kỳ ai, kể cả người tự xưng là công an, ngân hàng, cán bộ.',
    en: 'NEVER tell anyone an OTP code or password, not even police, a bank or an officer.',
  },
  slip_hang_up: { vi: 'Ai hỏi mã thì bác dập máy ngay.', en: 'If someone asks for a code, hang up.' },
  slip_print: { vi: 'Bấm Ctrl+P (hoặc menu In của trình duyệt) để in, khổ A5.', en: 'Press Ctrl+P to print, on A5.' },
  back_to_learner: { vi: 'Về sổ kỹ năng', en: 'Back to the passport' },
  back_to_learners: { vi: 'Người học', en: 'Learners' },
  to_today: { vi: 'Về Hôm nay', en: 'Back to today' },
  lessons: { vi: 'Tự học từng bước', en: 'Learn step by step' },
  lessons_lead: {
    vi: 'Mỗi bước một hình, chữ to. Ai cũng xem được.',
    en: 'One picture a step, in large letters. Open to everybody.',
  },
  lessons_field: {
    vi: 'Mở một kỹ năng, cho bà con xem hình và làm theo. Không cần mạng.',
    en: 'Open a skill, show the pictures and let them follow. No network needed.',
  },
  step: { vi: 'Bước {n}/{all}', en: 'Step {n} of {all}' },
  steps_count: { vi: '{n} bước', en: '{n} steps' },
  step_after: { vi: 'Bước sau', en: 'Next step' },
  step_before: { vi: 'Bước trước', en: 'Step before' },
  finished: { vi: 'Xong', en: 'Done' },
  stuck: { vi: 'Tôi cần giúp', en: 'I need help' },
  show_steps: { vi: 'Xem các bước có hình', en: 'Show the steps in pictures' },
  coverage: { vi: 'Kỹ năng theo tổ', en: 'Skills by team' },
  coverage_lead: {
    vi: 'Mỗi ô: số người tự làm được / số người đã tập. Ô trống là chưa ai tập.',
    en: 'Each cell: how many can do it alone / how many have practised. Empty: nobody yet.',
  },
  coverage_cell: { vi: '{mastered}/{begun}', en: '{mastered}/{begun}' },
  team: { vi: 'Tổ', en: 'Team' },
  all_teams: { vi: 'Tất cả các tổ', en: 'All teams' },
  total: { vi: 'Cả xã', en: 'The commune' },
  state: { vi: 'Tình trạng', en: 'State' },
  any_state: { vi: 'Tất cả', en: 'All' },
  learning: { vi: 'Đang học', en: 'Learning' },
  finished_all: { vi: 'Đã vững mọi kỹ năng', en: 'Masters everything' },
  last_practice: { vi: 'Tập lần cuối', en: 'Last practice' },
  mastered: { vi: 'Tự làm được', en: 'Alone' },
  next_skill: { vi: 'Nên tập tiếp', en: 'Next skill' },
  none: { vi: 'Chưa có người học nào ở đây', en: 'No learner here yet' },
  none_text: {
    vi: 'Các tổ thêm người học trên điện thoại. Nếu đang lọc, hãy bỏ bớt điều kiện.',
    en: 'Teams add learners on their phones. If you are filtering, loosen the filter.',
  },
  names_kept: {
    vi: 'Tên người học chỉ tổ và cán bộ phụ trách xem được.',
    en: 'Only the team and the officer in charge see the names.',
  },
  search: { vi: 'Tìm người học, chủ hộ', en: 'Find a learner or household' },
  correct_needs_network: {
    vi: 'Sửa lần kèm học đã gửi cần có mạng. Chưa có gì thay đổi. Hãy thử lại khi có mạng.',
    en: 'Correcting a lesson that was sent needs a network. Nothing has changed. Try again later.',
  },
  note_waiting: { vi: 'Có {n} lần chờ gửi, đã cộng vào đây.', en: '{n} wait to be sent and are shown here.' },
})

export function nameSkill(lang: Lang, code: string): string {
  return findSkill(code)?.[lang] ?? code
}

export function nameTopic(lang: Lang, code: string): string {
  return topics.find((topic) => topic.code === code)?.[lang] ?? code
}

export function nameLevel(lang: Lang, level: Level): string {
  return words.say(lang, `level_${level}`)
}

/** "Nên tập: Quét mã QR. Lần trước có người chỉ là làm được: lần này để tự làm." */
export function tellSuggestion(lang: Lang, suggestion: Suggestion | undefined): string {
  if (!suggestion) return words.say(lang, 'all_mastered')
  const reason = words.say(lang, `reason_${suggestion.reason}`)
  return words.say(lang, 'suggestion', { skill: nameSkill(lang, suggestion.skill), reason })
}

/** How somebody stands with one skill, in words. */
export function tellState(
  lang: Lang,
  state: {
    readonly last: Level | undefined
    readonly lastOn: string | undefined
    readonly masteredOn: string | undefined
  },
): string {
  const { last, lastOn, masteredOn } = state
  if (last === undefined || lastOn === undefined) return words.say(lang, 'never')
  const level = nameLevel(lang, last)
  if (masteredOn === undefined) return words.say(lang, 'state_on', { level, day: day(lastOn) })
  return last === 'alone'
    ? words.say(lang, 'mastered_on', { day: day(masteredOn) })
    : words.say(lang, 'slipped', { day: day(masteredOn), level: level.toLowerCase() })
}

/** What they like to be called, else whose household they are of. */
export function nameLearner(lang: Lang, learner: { readonly name: string; readonly headName: string }): string {
  if (learner.name !== '') return learner.name
  return learner.headName === ''
    ? words.say(lang, 'forgotten')
    : words.say(lang, 'someone_of', { name: learner.headName })
}

/** "Nhắn tin (Tự làm), Quét mã QR (Có người chỉ)". */
export function tellLevels(lang: Lang, levels: Readonly<Partial<Record<SkillCode, Level | undefined>>>): string {
  return skillCodes
    .flatMap((skill) => {
      const level = levels[skill]
      return level === undefined ? [] : [`${nameSkill(lang, skill)} (${words.say(lang, level)})`]
    })
    .join(', ')
}
