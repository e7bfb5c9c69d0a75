// What phones of versions that are in people's hands keep and send, for weeks, after the server has a newer one. Nothing
// here is ever changed: a contract that grows gets lines of its own, and goes on reading these.

type KeptOrder = readonly [type: string, payload: Readonly<Record<string, unknown>>]

const id = '0193a0f0-0000-7000-8000-000000000001'
const day = '2025-11-20'
const visit = { visitId: id, teamId: id, householdId: id, heldOn: day, mode: 'in_person' }
const report = { reportId: id, planId: id, teamId: id }
const about = { dossierId: id, teamId: id, householdId: id, procedureId: id, filedOn: day, filedBy: 'helped' }

const items = [
  ...['vneid', 'qr', 'video_call', 'messaging', 'search', 'smartphone_basics', 'online_safety'].map((kind) => ({
    kind,
    detail: null,
  })),
  { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
  ...['electricity', 'water', 'tuition', 'hospital', 'fee'].map((detail) => ({ kind: 'bill_payment', detail })),
  ...['vnpt_money', 'zalopay', 'internet_banking', 'momo', 'viettel_money', 'other'].map((detail) => ({
    kind: 'e_wallet',
    detail,
  })),
  ...['public_service_portal', 'vssid', 'etax_mobile'].map((detail) => ({ kind: 'public_account', detail })),
  ...['postmart', 'voso'].map((detail) => ({ kind: 'marketplace', detail })),
  { kind: 'install_app', detail: 'Zalo' },
  { kind: 'feedback_channel', detail: 'Cổng thông tin xã' },
  { kind: 'other', detail: 'Sửa cài đặt máy' },
]
const groups = [
  ...['elderly', 'disability', 'poor', 'near_poor', 'ethnic_minority', 'meritorious', 'social_protection'],
  ...['single_parent', 'other'],
]
const levels = {
  ...{ smartphone: 'tried', messages: 'with_help', searching: 'alone', video_call: 'alone', install_app: 'tried' },
  ...{ qr: 'with_help', e_payment: 'tried', dossier: 'alone', shopping: 'tried', online_safety: 'alone' },
}

export const keptOrders: readonly KeptOrder[] = [
  // Since version 0.1.
  ['support.record', { ...visit, householdId: null, items: [{ kind: 'qr', detail: null }] }],
  ['support.record', { ...visit, mode: 'phone', items, people: 3, helperIds: [id], partnerIds: [id], note: 'Ghi chú' }],
  ['support.correct', { ...visit, items, people: 1, helperIds: [], partnerIds: [], note: '', reason: 'Ghi nhầm ngày' }],
  ['support.cancel', { visitId: id, reason: 'Ghi nhầm' }],
  ['households.register', { householdId: id, teamId: id, villageId: id, headName: 'Nguyễn Thị Mẫu' }],
  [
    'households.register',
    {
      ...{ householdId: id, teamId: id, villageId: id, headName: 'Nguyễn Thị Mẫu', hamlet: 'Xóm 2' },
      ...{ phone: '0912345678', code: 'H-01', groups, consent: 'consent' },
    },
  ],
  ['households.correct', { householdId: id, hamlet: 'Xóm 3' }],
  [
    'households.correct',
    { householdId: id, headName: 'Nguyễn Thị Mẫu', phone: null, code: null, consent: 'state_duty' },
  ],
  ['households.set_groups', { householdId: id, groups, since: day }],
  [
    'reports.save_team_report',
    { ...report, difficulties: 'Sóng yếu.', proposals: 'Thêm máy.\nThêm người.', lessons: '' },
  ],
  ['reports.submit_team_report', { ...report, difficulties: '', proposals: '', lessons: '' }],
  ['curriculum.enrol', { learnerId: id, teamId: id, householdId: id, name: 'Bà Mẫu', coachId: id }],
  [
    'curriculum.coach',
    { visitId: id, learnerId: id, teamId: id, heldOn: day, mode: 'in_person', levels, sessionId: null },
  ],
  ['curriculum.coach', { visitId: id, learnerId: id, teamId: id, heldOn: day, levels: { qr: 'alone' }, sessionId: id }],
  ['curriculum.correct', { visitId: id, learnerId: id, teamId: id, heldOn: day, mode: 'phone', levels, reason: '' }],
  ['curriculum.undo', { visitId: id, learnerId: id, reason: 'Ghi nhầm' }],
  [
    'curriculum.teach_class',
    { classId: id, teamId: id, heldOn: day, skill: 'messages', level: 'with_help', learnerIds: [id], sessionId: id },
  ],
  ['dossiers.file', { ...about, householdId: null, procedureId: null, words: 'Đăng ký tạm trú' }],
  [
    'dossiers.file',
    {
      ...about,
      words: '',
      portalCode: 'h24.15-251101-1234',
      feeOnline: 'yes',
      remindOn: '2025-12-05',
      note: 'Ghi chú',
    },
  ],
  ...['supplement', 'processing', 'result', 'refused', 'withdrawn'].map(
    (status): KeptOrder => [
      'dossiers.move',
      { eventId: id, dossierId: id, status, on: day, note: 'Bổ sung giấy tờ', remindOn: null },
    ],
  ),
  ['dossiers.remind', { dossierId: id, remindOn: '2025-12-05' }],
  [
    'commerce.add_seller',
    {
      ...{ sellerId: id, teamId: id, kind: 'household_business', householdId: id, name: '', contact: 'Ông Mẫu' },
      ...{ phone: '0912345678', approachedOn: day, note: 'Làm mật ong' },
    },
  ],
  ['commerce.add_seller', { sellerId: id, teamId: id, kind: 'cooperative', name: 'Hợp tác xã Mẫu', approachedOn: day }],
  ['commerce.add_product', { productId: id, sellerId: id, name: 'Mật ong', note: '' }],
  ...['shop_opened', 'listed', 'photos', 'first_order', 'paid_online'].map(
    (kind): KeptOrder => [
      'commerce.take_step',
      { stepId: id, sellerId: id, marketplaceId: id, kind, on: day, note: '', link: 'postmart.vn/mau' },
    ],
  ),
  [
    'sessions.attend',
    { sessionId: id, attendances: [{ attendanceId: id, householdId: id, memberId: null, name: '', signUpId: id }] },
  ],
  ['sessions.attend', { sessionId: id, attendances: [], guest: { attendanceId: id, name: 'Khách Mẫu' } }],
  ['sessions.unattend', { attendanceId: id }],
  ['sessions.close', { sessionId: id, result: 'Hai mươi người đến, mười hai người được hướng dẫn.' }],
  [
    'outreach.publish',
    {
      publicationId: id,
      messageId: id,
      teamId: id,
      publishedOn: day,
      times: 2,
      reach: 120,
      link: '',
      note: 'Sáng và chiều',
    },
  ],
  ['outreach.publish', { publicationId: id, messageId: id, teamId: id, publishedOn: day, reach: null }],
]
