import { v7 as newId } from 'uuid'
import { addDays, dayOf } from '../platform/clock/days.ts'
import type { DemoStage } from './demo.ts'

// States in which a page shows a form that no page of the demo quarter shows as it stands: each made by a few orders and
// looked at while it lasts.

export type FormState = {
  readonly address: string
  readonly orders: readonly (readonly [type: string, payload: object])[]
}

/** Forms that stand for a moment only, where they are pressed: in a story or a test, by these words. */
export const pressedElsewhere: Readonly<Record<string, readonly [file: string, words: string]>> = {
  '/welcome': ['journeys/screens.journey.ts', '/welcome'],
  '/do/reports.consolidate': ['journeys/loop.journey.ts', 'Tổng hợp'],
  '/do/support.remove_photo': ['journeys/photo.journey.ts', 'Xóa ảnh'],
  '/do/curriculum.forget_old': ['features/curriculum/curriculum.db.test.ts', 'curriculum.forget_old'],
  '/do/commerce.add_starter': ['features/commerce/commerce.db.test.ts', 'commerce.add_starter'],
  '/do/commerce.remove_photo': ['features/commerce/commerce.db.test.ts', 'commerce.remove_photo'],
  '/do/commerce.resume_seller': ['features/commerce/commerce.db.test.ts', 'commerce.resume_seller'],
  '/do/partners.restore': ['features/partners/partners.db.test.ts', 'partners.restore'],
  '/do/plan.dismiss_sentence': ['features/plan/plan.db.test.ts', 'plan.dismiss_sentence'],
  '/do/progress.recount': ['features/progress/standing.db.test.ts', 'progress.recount'],
  '/do/recognition.reopen': ['features/recognition/recognition.db.test.ts', 'recognition.reopen'],
  '/do/recognition.undo_verdict': ['features/recognition/recognition.db.test.ts', 'recognition.undo_verdict'],
  '/do/reminders.drop_day_off': ['features/reminders/reminders.db.test.ts', 'reminders.drop_day_off'],
  '/do/review.approve_plan': ['journeys/next-plan.journey.ts', 'Duyệt kế hoạch'],
  '/do/review.hand_over': ['journeys/next-plan.journey.ts', 'Đưa vào danh sách kế hoạch'],
  '/do/review.number_plan': ['journeys/next-plan.journey.ts', 'Ngày ban hành'],
  '/do/teams.undo_succession': ['features/review/review.db.test.ts', 'teams.undo_succession'],
  '/do/sessions.remove_photo': ['journeys/photo.journey.ts', 'Xóa ảnh tờ ký tên'],
  '/do/teams.close_round': ['features/teams/reviews.db.test.ts', 'teams.close_round'],
}

type Row = Readonly<Record<string, unknown>>
type Page = { changes: { noun: string; data: Row | null }[]; next: number; more: boolean }

/** Made from what the commune has just now, as its own way in for programs tells it. */
export async function formStates({ url, admin, newcomer }: DemoStage): Promise<FormState[]> {
  const changes: { noun: string; data: Row | null }[] = []
  for (let [after, more] = [0, true]; more; ) {
    const page = `${url}/api/v1/changes?nouns=team,plan,review,household,learner,report,next_plan&after=${after}`
    const said = (await (await fetch(page, { headers: { Cookie: admin.cookie } })).json()) as Page
    changes.push(...said.changes)
    after = said.next
    more = said.more
  }
  const rows = (noun: string) =>
    changes.filter((change) => change.noun === noun).flatMap(({ data }): Row[] => (data === null ? [] : [data]))
  const today = dayOf(Date.now())
  const reported = new Set(rows('report').map(({ teamId }) => teamId))
  const teams = rows('team').filter(({ level }) => level === 'village')
  const [quiet = {}] = teams.filter(({ teamId }) => !reported.has(teamId))
  const { teamId } = quiet
  const [plan = {}] = rows('plan').filter(
    ({ status, periodFrom, periodTo }) =>
      status === 'active' && String(periodFrom) <= today && String(periodTo) >= today,
  )
  const { planId } = plan
  const [{ taskId } = {}] = (plan['tasks'] ?? []) as Row[]
  const [household = {}] = rows('household')
  const [{ nextId } = {}] = rows('next_plan')
  const [learner = {}] = rows('learner').filter(({ forgottenOn }) => forgottenOn === null)
  const reviews = rows('review').filter(({ status }) => status !== 'closed')
  const asked = reviews.filter(({ status }) => status === 'asked')
  const answers = asked.flatMap(({ reviewId }) => [
    ['teams.confirm_rest', { reviewId }] as const,
    ['teams.answer_review', { reviewId }] as const,
  ])
  const [visitId, dossierId, twinId, accountId, draftId, sessionId] = Array.from({ length: 6 }, () => newId())
  const { link } = await newcomer('Người được mời nữa (mẫu)', [{ role: 'service_center' }])
  return [
    { address: new URL(link).pathname, orders: [] },
    {
      address: `/desk/teams/${teamId}`,
      orders: [['teams.add_member', { memberId: newId(), teamId, name: 'Vũ Có Máy (mẫu)', phone: '0986543210' }]],
    },
    {
      address: `/field/coach?learner=${learner['learnerId']}&correct=${visitId}&team=${learner['teamId']}`,
      orders: [
        [
          'curriculum.coach',
          {
            visitId,
            learnerId: learner['learnerId'],
            teamId: learner['teamId'],
            heldOn: today,
            levels: { qr: 'tried' },
          },
        ],
      ],
    },
    {
      address: `/desk/dossiers/${dossierId}`,
      orders: [
        [
          'dossiers.file',
          { dossierId, teamId, householdId: null, filedOn: today, filedBy: 'helped', words: 'Giấy tờ lạ (mẫu)' },
        ],
      ],
    },
    {
      address: `/desk/dossiers/unmatched?words=${encodeURIComponent('Giấy tờ lạ (mẫu)')}&procedure=khai+sinh`,
      orders: [],
    },
    {
      address: `/desk/households/${twinId}`,
      orders: [
        [
          'households.register',
          {
            ...{ householdId: twinId, teamId: household['teamId'], villageId: household['villageId'] },
            headName: household['headName'],
          },
        ],
      ],
    },
    {
      address: '/desk/accounts',
      orders: [
        [
          'people.add_account',
          { accountId, name: 'Người đã nghỉ (mẫu)', phone: '0987654399', grants: [{ role: 'province' }] },
        ],
        ['people.disable_account', { accountId }],
      ],
    },
    {
      address: `/desk/plans/${draftId}`,
      orders: [
        [
          'plan.submit',
          {
            planId: draftId,
            text: [
              'KẾ HOẠCH quý IV năm 2026 (mẫu)',
              '- Phấn đấu trong thời gian tới đạt 70 điểm.',
              'I. CHỈ TIÊU',
              '- Mỗi tổ phấn đấu hỗ trợ ít nhất 50 hộ sử dụng nền tảng số.',
              '- Tổ thôn 1 (mẫu): phấn đấu hỗ trợ ít nhất 40 hộ sử dụng nền tảng số.',
            ].join('\n'),
          },
        ],
      ],
    },
    {
      address: `/desk/plans/${planId}`,
      orders: [['plan.finish_task', { planId, taskId, doneOn: today, evidence: 'Biên bản (mẫu)' }]],
    },
    { address: `/desk/reminders?${teams.map((team) => `to-${team['teamId']}=1`).join('&')}`, orders: [] },
    {
      address: `/desk/urge/${teamId}`,
      orders: [
        [
          'reminders.log_urge',
          { urgeId: newId(), teamId, planId, about: 'report', channel: 'zalo', text: 'Nhắc (mẫu)' },
        ],
      ],
    },
    { address: `/desk/review/next/${nextId}`, orders: [['review.propose_plan', { nextId }]] },
    { address: `/field/report?team=${teamId}`, orders: [] },
    {
      address: `/desk/sessions/${sessionId}`,
      orders: [
        [
          'sessions.plan',
          {
            ...{ sessionId, teamId, kind: 'mobile', heldOn: addDays(today, 9), startsAt: '08:00', endsAt: '10:00' },
            venue: 'Sân đình (mẫu)',
          },
        ],
      ],
    },
    { address: `/field/review?team=${asked[0]?.['teamId']}`, orders: answers.slice(0, 1) },
    { address: `/field/review?team=${asked[0]?.['teamId']}`, orders: answers.slice(1) },
    { address: `/desk/teams/rounds/${reviews[0]?.['roundId']}`, orders: [] },
  ]
}
