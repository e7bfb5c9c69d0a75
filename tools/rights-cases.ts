// For the rights test alone: how to make up each order, and how to ask each question, with ids dealt from anywhere.

import { v7 as newId } from 'uuid'
import * as curriculum from '../features/curriculum/reads.ts'

import * as procedures from '../features/dossiers/reads/procedures.ts'
import * as dossiers from '../features/dossiers/reads.ts'

import * as held from '../features/held/reads.ts'
import * as households from '../features/households/reads.ts'
import * as people from '../features/people/reads.ts'
import * as places from '../features/places/reads.ts'
import * as plan from '../features/plan/reads.ts'
import * as progress from '../features/progress/reads.ts'
import * as reminders from '../features/reminders/reads.ts'
import * as reports from '../features/reports/reads.ts'
import * as sessions from '../features/sessions/reads.ts'
import * as support from '../features/support/reads.ts'
import * as reviews from '../features/teams/reads/reviews.ts'
import * as teams from '../features/teams/reads.ts'
import * as training from '../features/training/reads.ts'
import { roles } from '../platform/access/roles.ts'
import type { Scope } from '../platform/access/scope.ts'
import { planText, today } from './world.ts'

/** Where each noun's rows and ids stand. */
export const nouns = {
  commune: ['places_commune', 'commune_id'],
  village: ['places_village', 'village_id'],
  account: ['people_account', 'account_id'],
  team: ['teams_team', 'team_id'],
  member: ['teams_member', 'member_id'],
  round: ['teams_round', 'round_id'],
  review: ['teams_review', 'review_id'],
  household: ['households_household', 'household_id'],
  visit: ['support_visit', 'visit_id'],
  plan: ['plan_plan', 'plan_id'],
  target: ['plan_target', 'target_id'],
  task: ['plan_task', 'task_id'],
  report: ['reports_report', 'report_id'],
  window: ['progress_window', 'window_id'],
  urge: ['reminders_urge', 'urge_id'],
  session: ['sessions_session', 'session_id'],
  attendance: ['sessions_attendance', 'attendance_id'],
  sign_up: ['sessions_sign_up', 'sign_up_id'],
  held: ['journal_held', 'command_id'],
  learner: ['curriculum_learner', 'learner_id'],
  practice: ['curriculum_practice', 'visit_id'],
  procedure: ['dossiers_procedure', 'procedure_id'],
  dossier: ['dossiers_dossier', 'dossier_id'],
  step: ['dossiers_event', 'event_id'],
  photo: ['files_file', 'file_id'],
  level: ['training_level', 'level_id'],
} as const
export type Noun = keyof typeof nouns

/** Deals ids and values: of the actor's own team, its commune, another one, or nobody. */
export type Deal = {
  /** `fits`: mostly one that the order needs, where there is any. */
  row(
    noun: Noun,
    fits?: (row: Readonly<Record<string, unknown>>) => boolean,
  ): { readonly id: string; readonly [column: string]: unknown }
  some<Value>(values: readonly Value[]): Value
  number(most: number): number
}

const day = (deal: Deal) => deal.some([today, '2025-10-01', '2025-11-20', '2025-12-02', '2024-02-29'])
const shortPlan = 'KẾ HOẠCH quý IV năm 2025\n- Phấn đấu trong thời gian tới đạt 70 điểm.'
const text = (deal: Deal) => deal.some(['Nguyễn Thị Lan', 'Thôn 1', 'x', 'c1t1x'])
const phone = (deal: Deal) => `09${deal.number(99_999_999).toString().padStart(8, '0')}`
const groups = (deal: Deal) => deal.some([[], ['elderly'], ['poor', 'disability']])
const grant = (deal: Deal) => ({
  role: deal.some(roles.filter((role) => role !== 'installer')),
  teamId: deal.some([null, deal.row('team').id]),
})
const spot = (deal: Deal) => {
  const team = deal.row('team')
  return {
    teamId: team.id,
    villageId: deal.some([team['village_id'] ?? deal.row('village').id, deal.row('village').id]),
  }
}
const ofPlan = (deal: Deal, noun: 'target' | 'task') => {
  const row = deal.row(noun)
  return { planId: deal.some([row['plan_id'] ?? newId(), deal.row('plan').id]), [`${noun}Id`]: row.id }
}
const visit = (deal: Deal, visitId: string, team = deal.row('team').id) => ({
  visitId,
  teamId: team,
  householdId: deal.some([null, deal.row('household').id, deal.row('household').id]),
  heldOn: day(deal),
  mode: deal.some(['in_person', 'phone']),
  items: deal.some([
    [{ kind: 'vneid' }],
    [{ kind: 'bill_payment', detail: 'water' }, { kind: 'qr' }],
    [{ kind: 'online_dossier', detail: text(deal) }],
  ]),
  people: 1 + deal.number(3),
  helperIds: deal.some([[], [deal.row('member').id]]),
  note: text(deal),
})
const newOrOld = (deal: Deal, noun: Noun) => deal.some([newId(), newId(), deal.row(noun).id])
const teamReport = (deal: Deal) => {
  const report = deal.row('report')
  const planId = deal.row('plan').id
  return deal.some([
    { reportId: report.id, planId: report['plan_id'] ?? planId, teamId: report['team_id'] ?? deal.row('team').id },
    { reportId: newOrOld(deal, 'report'), planId, teamId: deal.row('team').id },
  ])
}
const urging = (deal: Deal) => ({
  planId: deal.row('plan').id,
  about: deal.some(['report', 'targets']),
  channel: deal.some(['zalo', 'phone', 'in_person', 'other']),
  text: text(deal),
})
const urged = (deal: Deal) => ({ urgeId: newOrOld(deal, 'urge'), teamId: deal.row('team').id })
const session = (deal: Deal) => ({
  kind: deal.some(['guidance_day', 'mobile', 'class', 'members_training'] as const),
  title: text(deal),
  partners: deal.some([[], ['Hội Phụ nữ']]),
})
const sessionWhen = (deal: Deal) => ({
  heldOn: deal.some([today, '2025-11-26', '2026-01-05']),
  startsAt: '08:00',
  endsAt: '10:30',
  venue: deal.some(['Nhà văn hóa', 'Trường học']),
})
const attendance = (deal: Deal) => ({
  attendanceId: newOrOld(deal, 'attendance'),
  householdId: deal.some([null, deal.row('household').id, deal.row('household').id]),
  memberId: deal.some([null, null, deal.row('member').id]),
  signUpId: deal.some([null, null, deal.row('sign_up').id]),
})
const lesson = (deal: Deal) => ({
  teamId: deal.row('team').id,
  heldOn: day(deal),
  sessionId: deal.some([null, null, deal.row('session').id]),
})
const practised = (deal: Deal) => {
  const { id, learner_id } = deal.row('practice')
  return { visitId: id, learnerId: deal.some([learner_id ?? newId(), learner_id ?? newId(), deal.row('learner').id]) }
}
const dossier = (deal: Deal) => ({
  procedureId: deal.some([null, null, deal.row('procedure').id]),
  words: text(deal),
  filedBy: deal.some(['self', 'helped']),
  feeOnline: deal.some(['yes', 'no']),
  portalCode: deal.some(['', `H24.15-251101-${1000 + deal.number(8999)}`]),
  remindOn: deal.some([null, '2026-01-05']),
  note: text(deal),
})
const procedure = (deal: Deal) => ({
  code: deal.some([`9.${100_000 + deal.number(899_999)}`, '9.000001']),
  name: deal.some(['Đăng ký khai sinh', 'Chứng thực bản sao']),
  level: deal.some([null, 'full', 'partial']),
})
const newcomer = (deal: Deal) => ({
  newMemberId: newOrOld(deal, 'member'),
  name: `Vũ ${deal.number(1e9).toString(36)}`,
  phone: deal.some([null, phone(deal)]),
  areas: ['vulnerable_support'],
  reason: text(deal),
})
/** The first of a few rows that fits, else any: what is over or elsewhere is still asked for now and then. */
const likely = (deal: Deal, noun: Noun, fits: (row: ReturnType<Deal['row']>) => boolean) => {
  const some = [1, 2, 3, 4, 5].map(() => deal.row(noun))
  return some.find(fits) ?? some[0] ?? deal.row(noun)
}
const reviewIn = (deal: Deal, status = 'asked') => likely(deal, 'review', (row) => row['status'] === status)
/** A review with a member of its own team, or of any other. */
const reviewed = (deal: Deal) => {
  const review = reviewIn(deal)
  const member = likely(deal, 'member', (row) => row['team_id'] === review['team_id'] && row['until'] === null)
  return { reviewId: review.id, memberId: member.id }
}
const openRound = (deal: Deal) => likely(deal, 'round', (row) => row['status'] === 'open')
const trainingIn = (deal: Deal) => likely(deal, 'session', (row) => row['kind'] === 'members_training')
const line = (deal: Deal, id: object) => ({ line: 1 + deal.number(9), ...id, phone: phone(deal) })

export const orders: Readonly<Record<string, (deal: Deal) => unknown>> = {
  'places.found_commune': (deal) => ({ communeId: deal.row('commune').id, code: '11999', name: text(deal) }),
  'places.add_villages': (deal) => ({
    villages: [{ villageId: newOrOld(deal, 'village'), name: `Thôn ${deal.number(1e9)}` }],
  }),
  'places.rename_village': (deal) => ({ villageId: deal.row('village').id, name: `Thôn ${deal.number(1e9)}` }),
  'people.make_first_account': (deal) => ({
    accountId: newId(),
    name: text(deal),
    phone: phone(deal),
    password: 'mat-khau-dai',
  }),
  'people.add_account': (deal) => ({
    accountId: newOrOld(deal, 'account'),
    name: text(deal),
    phone: phone(deal),
    grants: [grant(deal)],
  }),
  'people.grant_role': (deal) => ({ accountId: deal.row('account').id, grant: grant(deal) }),
  'people.revoke_role': (deal) => ({ accountId: deal.row('account').id, grant: grant(deal) }),
  'people.invite': (deal) => ({
    invitationId: newId(),
    accountId: deal.row('account').id,
    secret: newId().replaceAll('-', '') + newId().replaceAll('-', ''),
  }),
  'people.change_phone': () => ({
    invitationId: newId(),
    secret: newId().replaceAll('-', '') + newId().replaceAll('-', ''),
  }),
  'people.disable_account': (deal) => ({ accountId: deal.row('account').id }),
  'people.enable_account': (deal) => ({ accountId: deal.row('account').id }),
  'people.set_password': () => ({ password: 'mot-mat-khau-dai' }),
  'people.sign_out_everywhere': () => ({}),
  'teams.set_up': (deal) => ({
    teams: [
      {
        teamId: newOrOld(deal, 'team'),
        level: 'village',
        name: `Tổ ${deal.number(1e9)}`,
        villageId: deal.row('village').id,
      },
    ],
  }),
  'teams.add_member': (deal) => ({
    memberId: newOrOld(deal, 'member'),
    teamId: deal.row('team').id,
    name: text(deal),
    phone: deal.some([null, phone(deal)]),
    position: deal.some(['member', 'member', 'deputy', 'leader']),
    accountId: deal.some([null, deal.row('account').id]),
    areas: ['communication'],
  }),
  'teams.correct_member': (deal) => ({
    memberId: deal.row('member').id,
    name: text(deal),
    position: deal.some(['member', 'deputy', 'leader']),
    phone: deal.some([null, phone(deal)]),
  }),
  'teams.release_member': (deal) => ({ memberId: deal.row('member').id, on: deal.some([today, day(deal)]) }),
  'teams.assign_duties': (deal) => ({
    memberId: deal.row('member').id,
    areas: deal.some([[], ['cashless_payment'], ['communication', 'vulnerable_support']]),
  }),
  'teams.name_leader': (deal) => ({ memberId: deal.row('member').id, on: deal.some([today, day(deal)]) }),
  'teams.open_round': (deal) => ({
    roundId: newOrOld(deal, 'round'),
    title: text(deal),
    dueOn: deal.some([today, '2026-01-10']),
    reviews: [{ reviewId: newOrOld(deal, 'review'), teamId: deal.row('team').id }],
  }),
  'teams.close_round': (deal) => ({ roundId: openRound(deal).id }),
  // Seldom of a round that is there: without one, nothing else could be done to a review.
  'teams.withdraw_round': (deal) => ({ roundId: deal.some([newId(), newId(), newId(), deal.row('round').id]) }),
  'teams.confirm_member': (deal) => ({ ...reviewed(deal), areas: ['cashless_payment'] }),
  'teams.confirm_rest': (deal) => ({ reviewId: reviewIn(deal).id }),
  'teams.propose_release': (deal) => ({ ...reviewed(deal), reason: text(deal) }),
  'teams.propose_replacement': (deal) => ({ ...reviewed(deal), ...newcomer(deal) }),
  'teams.propose_member': (deal) => ({
    reviewId: reviewIn(deal).id,
    position: deal.some(['member', 'leader']),
    ...newcomer(deal),
  }),
  'teams.undo_choice': (deal) => reviewed(deal),
  'teams.answer_review': (deal) => ({ reviewId: reviewIn(deal).id, note: text(deal) }),
  'teams.reopen_review': (deal) => ({ reviewId: reviewIn(deal, 'answered').id }),
  'teams.import_members': (deal) => ({
    rows: [1, 2].map(() => ({
      ...line(deal, { memberId: newOrOld(deal, 'member') }),
      name: text(deal),
      teamName: String(deal.row('team')['name'] ?? 'Tổ nào đó'),
    })),
  }),
  'households.register': (deal) => ({
    householdId: newOrOld(deal, 'household'),
    ...spot(deal),
    headName: text(deal),
    groups: groups(deal),
    code: deal.some([null, `H${deal.number(20)}`]),
  }),
  'households.correct': (deal) => ({ householdId: deal.row('household').id, headName: text(deal), phone: phone(deal) }),
  'households.set_groups': (deal) => ({
    householdId: deal.row('household').id,
    groups: groups(deal),
    since: day(deal),
  }),
  'households.move': (deal) => ({ householdId: deal.row('household').id, ...spot(deal) }),
  'households.merge': (deal) => ({ householdId: deal.row('household').id, into: deal.row('household').id }),
  'households.import': (deal) => ({
    rows: [1, 2].map(() => ({
      ...line(deal, { householdId: newOrOld(deal, 'household') }),
      headName: `Trần ${deal.number(1e9).toString(36)}`,
      village: String(deal.row('village')['name'] ?? 'Thôn nào đó'),
    })),
  }),
  'support.record': (deal) => visit(deal, newOrOld(deal, 'visit')),
  'support.correct': (deal) => {
    const row = deal.row('visit')
    return visit(deal, row.id, deal.some([String(row['team_id'] ?? newId()), deal.row('team').id]))
  },
  'support.cancel': (deal) => ({ visitId: deal.row('visit').id, reason: 'Ghi nhầm' }),
  'held.accept': (deal) => ({ commandId: deal.row('held').id }),
  'held.decline': (deal) => ({ commandId: deal.row('held').id, reason: text(deal) }),
  'support.attach_photo': (deal) => ({ visitId: deal.row('visit').id, fileId: deal.row('photo').id }),
  'support.remove_photo': (deal) => ({ visitId: deal.row('visit').id }),
  'sessions.plan': (deal) => ({
    ...{ sessionId: newOrOld(deal, 'session'), teamId: deal.row('team').id },
    ...session(deal),
    ...sessionWhen(deal),
  }),
  'sessions.correct': (deal) => ({ sessionId: deal.row('session').id, ...session(deal), note: text(deal) }),
  'sessions.move': (deal) => ({ sessionId: deal.row('session').id, ...sessionWhen(deal), reason: text(deal) }),
  'sessions.cancel': (deal) => ({ sessionId: deal.row('session').id, reason: text(deal) }),
  'sessions.close': (deal) => ({ sessionId: deal.row('session').id, result: text(deal) }),
  'sessions.reopen': (deal) => ({ sessionId: deal.row('session').id }),
  'sessions.repeat_monthly': (deal) => ({
    firstSessionId: deal.row('session').id,
    rhythm: deal.some(['weekday', 'date']),
    months: 1,
    sessionIds: [newOrOld(deal, 'session')],
  }),
  'sessions.attend': (deal) => ({ sessionId: deal.row('session').id, attendances: [attendance(deal)] }),
  'sessions.unattend': (deal) => ({ attendanceId: deal.row('attendance').id }),
  'sessions.sign_up': (deal) => ({
    signUpId: newOrOld(deal, 'sign_up'),
    sessionId: deal.row('session').id,
    name: text(deal),
  }),
  'curriculum.enrol': (deal) => ({
    ...{ learnerId: newOrOld(deal, 'learner'), teamId: deal.row('team').id, householdId: deal.row('household').id },
    ...{ name: text(deal), coachId: deal.some([null, deal.row('member').id]) },
  }),
  'curriculum.correct_learner': (deal) => ({ learnerId: deal.row('learner').id, name: text(deal) }),
  'curriculum.pair': (deal) => ({
    learnerId: deal.row('learner').id,
    coachId: deal.some([null, deal.row('member').id, deal.row('member').id]),
  }),
  'curriculum.coach': (deal) => ({
    ...lesson(deal),
    visitId: newOrOld(deal, 'visit'),
    learnerId: deal.row('learner').id,
    levels: { qr: 'alone' },
  }),
  'curriculum.correct': (deal) => ({ ...lesson(deal), ...practised(deal), levels: { messages: 'tried' } }),
  'curriculum.undo': (deal) => ({ ...practised(deal), reason: 'Ghi nhầm' }),
  'curriculum.teach_class': (deal) => ({
    ...lesson(deal),
    ...{ classId: newId(), skill: 'qr', level: 'with_help', learnerIds: [deal.row('learner').id] },
  }),
  'curriculum.forget': (deal) => ({ learnerId: deal.row('learner').id }),
  'curriculum.forget_old': (deal) => ({ before: deal.some(['2023-12-01', '2022-03-05']) }),
  'dossiers.file': (deal) => ({
    dossierId: newOrOld(deal, 'dossier'),
    teamId: deal.row('team').id,
    householdId: deal.some([null, deal.row('household').id, deal.row('household').id]),
    filedOn: day(deal),
    ...dossier(deal),
  }),
  'dossiers.correct': (deal) => {
    const row = deal.row('dossier')
    return {
      dossierId: row.id,
      teamId: deal.some([String(row['team_id'] ?? newId()), deal.row('team').id]),
      householdId: deal.some([row['household_id'] ?? null, row['household_id'] ?? null, deal.row('household').id]),
      filedOn: deal.some([String(row['filed_on'] ?? today), day(deal)]),
      ...dossier(deal),
    }
  },
  'dossiers.cancel': (deal) => ({ dossierId: deal.row('dossier').id, reason: text(deal) }),
  'dossiers.move': (deal) => ({
    eventId: newOrOld(deal, 'step'),
    dossierId: deal.row('dossier').id,
    status: deal.some(['supplement', 'processing', 'processing', 'result', 'withdrawn']),
    on: today,
    note: text(deal),
  }),
  'dossiers.undo_move': (deal) => ({ dossierId: deal.row('dossier').id }),
  'dossiers.remind': (deal) => ({ dossierId: deal.row('dossier').id, remindOn: deal.some([null, '2026-01-05']) }),
  'dossiers.match_words': (deal) => ({
    words: String(deal.row('dossier')['words'] ?? '') || 'x',
    procedureId: deal.row('procedure').id,
  }),
  'dossiers.add_procedure': (deal) => ({ procedureId: newOrOld(deal, 'procedure'), ...procedure(deal) }),
  'dossiers.correct_procedure': (deal) => ({ procedureId: deal.row('procedure').id, ...procedure(deal) }),
  'dossiers.end_procedure': (deal) => ({
    procedureId: deal.row('procedure').id,
    lastDay: deal.some(['2025-12-31', '2026-06-30']),
    replacedBy: deal.some(['', '9.000001']),
  }),
  'dossiers.import_procedures': (deal) => ({
    rows: [1, 2].map((at) => ({
      line: at,
      procedureId: newOrOld(deal, 'procedure'),
      code: `8.${100_000 + deal.number(899_999)}`,
      name: `Thủ tục ${deal.number(1e9)}`,
    })),
  }),
  'dossiers.add_starter': () => ({}),
  'training.set_topics': (deal) => ({ sessionId: trainingIn(deal).id, topics: ['vneid', 'online_safety'] }),
  'training.judge': (deal) => ({
    judgements: [1, 2].map(() => ({
      levelId: newOrOld(deal, 'level'),
      memberId: deal.row('member').id,
      topic: 'vneid',
      level: deal.some(['knows', 'can_teach']),
    })),
    sessionId: deal.some([null, null, deal.row('session').id]),
  }),
  'training.take_back': (deal) => ({ levelId: deal.row('level').id }),
  'plan.submit': (deal) => ({ planId: newOrOld(deal, 'plan'), text: shortPlan }),
  'plan.correct': (deal) => ({
    planId: deal.row('plan').id,
    title: 'Kế hoạch',
    periodFrom: deal.some(['2026-01-01', '2025-10-01', '2027-01-01']),
    periodTo: deal.some(['2026-03-31', '2025-12-31', '2027-03-31']),
  }),
  'plan.correct_target': (deal) => ({ ...ofPlan(deal, 'target'), atLeast: 1 + deal.number(50), scope: 'each_team' }),
  'plan.add_target': (deal) => ({
    planId: deal.row('plan').id,
    targetId: newOrOld(deal, 'target'),
    indicator: 'households_supported',
    atLeast: 5,
    scope: 'commune',
  }),
  'plan.correct_list': (deal) => ({
    planId: deal.row('plan').id,
    list: deal.some(['bases', 'dutyAreas', 'bodies', 'recipients']),
    lines: `${text(deal)}\n- ${text(deal)}`,
  }),
  'plan.dismiss_sentence': (deal) => ({
    planId: deal.row('plan').id,
    from: deal.some([planText, shortPlan].map((plan) => plan.indexOf('Phấn đấu trong'))),
  }),
  'plan.correct_task': (deal) => ({ ...ofPlan(deal, 'task'), what: text(deal), dueTo: day(deal) }),
  'plan.add_task': (deal) => ({ planId: deal.row('plan').id, taskId: newOrOld(deal, 'task'), what: text(deal) }),
  'plan.drop_task': (deal) => ofPlan(deal, 'task'),
  'plan.drop_target': (deal) => ofPlan(deal, 'target'),
  'plan.activate': (deal) => ({ planId: deal.row('plan').id }),
  'plan.close': (deal) => ({ planId: deal.row('plan').id }),
  'plan.finish_task': (deal) => ({ ...ofPlan(deal, 'task'), doneOn: day(deal), evidence: text(deal) }),
  'plan.reopen_task': (deal) => ofPlan(deal, 'task'),
  'reports.save_team_report': (deal) => ({ ...teamReport(deal), difficulties: text(deal) }),
  'reports.submit_team_report': (deal) => ({ ...teamReport(deal), lessons: text(deal) }),
  'reports.return': (deal) => ({ reportId: deal.row('report').id, note: text(deal) }),
  'reports.accept': (deal) => ({ reportId: deal.row('report', ({ status }) => status === 'submitted').id }),
  'reports.consolidate': (deal) => {
    const report = deal.row('report', isCommuneDraft)
    const planId = deal.row('plan').id
    return deal.some([
      { reportId: report.id, planId: report['plan_id'] ?? planId },
      { reportId: newOrOld(deal, 'report'), planId },
    ])
  },
  'reports.edit_consolidated': (deal) => ({ reportId: deal.row('report', isCommuneDraft).id, results: text(deal) }),
  'reminders.log_urge': (deal) => ({ ...urged(deal), ...urging(deal) }),
  'reminders.log_urges': (deal) => ({ urges: [urged(deal), urged(deal)], ...urging(deal) }),
  'reminders.undo_urge': (deal) => ({ urgeId: deal.row('urge').id }),
  'reports.approve': (deal) => ({ reportId: deal.row('report', isCommuneDraft).id }),
}

const isCommuneDraft = (row: Readonly<Record<string, unknown>>) => row['team_id'] === null && row['status'] === 'draft'

type Question = (scope: Scope, deal: Deal) => Promise<unknown>
const filter = (deal: Deal) => deal.some([{}, { teamId: deal.row('team').id }])
const ids = (deal: Deal, noun: Noun) => [1, 2, 3, 4, 5].map(() => deal.row(noun).id)
const asked = (deal: Deal) => ({ planId: deal.row('plan').id, kind: deal.some(['target', 'report'] as const) })
const teamOrAll = (deal: Deal) => deal.some([null, deal.row('team').id])
const marks = (deal: Deal) =>
  [1, 2, 3].map(() => ({ id: newId(), teamId: deal.row('team').id, at: '2025-10-01T00:00:00.000Z', on: '2025-10-01' }))
const whole = { from: '2025-01-01', to: '2026-12-31' }

export const questions: Readonly<Record<string, Question>> = {
  'held.listHeld': (scope, deal) => held.listHeld(scope, { waiting: deal.some([true, false]) }),
  'held.listWaiting': (scope, deal) => held.listWaiting(scope, ids(deal, 'held')),
  'held.findHeld': (scope, deal) => held.findHeld(scope, deal.row('held').id),
  'held.findOwnHeld': (scope, deal) => held.findOwnHeld(scope, ids(deal, 'held')),
  'held.mayDecide': (scope) => Promise.resolve(held.mayDecide(scope)),
  'curriculum.listLearners': (scope, deal) =>
    curriculum.listLearners(scope, {
      ...filter(deal),
      ...deal.some([{}, { query: 'nguoi' }, { ids: ids(deal, 'learner') }, { householdId: deal.row('household').id }]),
      forgotten: true,
    }),
  'curriculum.findLearner': (scope, deal) => curriculum.findLearner(scope, deal.row('learner').id),
  'curriculum.listPractices': (scope, deal) => curriculum.listPractices(scope, deal.row('learner').id),
  'curriculum.findPractice': (scope, deal) =>
    curriculum.findPractice(scope, deal.row('visit').id, deal.row('learner').id),
  'curriculum.listCoverage': (scope) => curriculum.listCoverage(scope),
  'curriculum.tallyCurriculum': (scope) => curriculum.tallyCurriculum(scope, whole),
  'dossiers.listProcedures': (scope) => procedures.listProcedures(scope, { query: 'dang ky', usableOn: today }),
  'dossiers.findProcedure': (scope, deal) => procedures.findProcedure(scope, deal.row('procedure').id),
  'dossiers.findProcedureByCode': (scope) => procedures.findProcedureByCode(scope, '9.000001'),
  'dossiers.listCalled': (scope, deal) => procedures.listCalled(scope, deal.row('procedure').id),
  'dossiers.listUsual': (scope) => procedures.listUsual(scope, today),
  'dossiers.findMeant': (scope) => procedures.findMeant(scope, 'Đăng ký khai sinh', today),
  'dossiers.listDossiers': (scope, deal) =>
    dossiers.listDossiers(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { householdIds: ids(deal, 'household') },
        { query: 'lam', queryHouseholds: ids(deal, 'household') },
        { dueBy: '2026-12-31', order: 'remind' as const },
        { standing: 'cancelled' as const },
      ]),
      size: 500,
    }),
  'dossiers.findDossier': (scope, deal) => dossiers.findDossier(scope, deal.row('dossier').id),
  'dossiers.snapshotDossiers': (scope, deal) => dossiers.snapshotDossiers(scope, ids(deal, 'dossier')),
  'dossiers.listEvents': (scope, deal) => dossiers.listEvents(scope, deal.row('dossier').id),
  'dossiers.listDossierFacts': (scope, deal) => dossiers.listDossierFacts(scope, { ...whole, ...filter(deal) }),
  'dossiers.listLines': (scope, deal) => dossiers.listLines(scope, ids(deal, 'dossier')),
  'dossiers.tallyDossiers': (scope) => dossiers.tallyDossiers(scope, whole),
  'dossiers.tallyByStatus': (scope, deal) => dossiers.tallyByStatus(scope, { ...whole, ...filter(deal) }),
  'dossiers.countPublicly': (scope) => dossiers.countPublicly(scope, whole),
  'dossiers.countLines': (scope) => dossiers.countLines(scope, whole),
  'dossiers.listUnmatched': (scope) => dossiers.listUnmatched(scope),
  'households.listHouseholds': (scope, deal) =>
    households.listHouseholds(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { villageId: deal.row('village').id },
        { vulnerable: true },
        { query: 'nguyen' },
        { query: '098' },
      ]),
      size: 500,
    }),
  'households.listIdsOf': (scope, deal) => households.listIdsOf(scope, deal.row('household').id),
  'households.findHousehold': (scope, deal) => households.findHousehold(scope, deal.row('household').id),
  'households.listGroupsOn': (scope, deal) =>
    households.listGroupsOn(
      scope,
      ids(deal, 'household').map((householdId) => ({ householdId, day: '2025-11-01' })),
    ),
  'households.getHousehold': (scope, deal) =>
    households.getHousehold(scope, deal.row('household').id).catch(() => undefined),
  'households.findAlike': (scope, deal) =>
    households.findAlike(scope, { headName: 'Nguyễn Văn', villageId: deal.row('village').id }),
  'households.findTeamOf': (scope, deal) => households.findTeamOf(scope, deal.row('household').id),
  'households.isVulnerableOn': (scope, deal) => households.isVulnerableOn(scope, deal.row('household').id, today),
  'households.resolveHouseholds': (scope, deal) => households.resolveHouseholds(scope, ids(deal, 'household')),
  'households.countHouseholds': (scope) => households.countHouseholds(scope),
  'households.snapshotHouseholds': (scope, deal) => households.snapshotHouseholds(scope, ids(deal, 'household')),
  'households.listFollowedHouseholds': (scope, deal) =>
    households.listFollowedHouseholds(
      scope,
      deal.some([{ teamIds: null }, { teamIds: ids(deal, 'team') }, { teamIds: null, ids: ids(deal, 'household') }]),
    ),
  'people.listAccounts': (scope) => people.listAccounts(scope),
  'people.listNames': (scope, deal) => people.listNames(scope, ids(deal, 'account')),
  'places.getCommune': (scope) => places.getCommune(scope),
  'places.listVillages': (scope) => places.listVillages(scope),
  'plan.listPlans': (scope) => plan.listPlans(scope),
  'plan.findPlan': (scope, deal) => plan.findPlan(scope, deal.row('plan').id),
  'plan.findReading': (scope, deal) => plan.findReading(scope, deal.row('plan').id),
  'plan.findActivePlan': (scope) => plan.findActivePlan(scope, today),
  'progress.findWindow': (scope, deal) =>
    progress.findWindow(scope, deal.some([asked(deal), { windowId: deal.row('window').id }])),
  'progress.getFigures': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.getFigures(scope, choice, teamOrAll(deal))
  },
  'progress.findPublicFigures': (scope, deal) => progress.findPublicFigures(scope, deal.row('plan').id),
  'progress.listKeptUnder': (scope) => progress.listKeptUnder(scope),
  'progress.listAmounts': (scope) => progress.listAmounts(scope, whole),
  'progress.listProgress': (scope, deal) => progress.listProgress(scope, { ...asked(deal), targets: [], today }),
  'progress.listCourse': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.listCourse(scope, choice, teamOrAll(deal))
  },
  'progress.recount': async (scope, deal) => {
    const windowId = deal.row('window').id
    return (await progress.findWindow(scope, { windowId })) && progress.recount(scope, windowId)
  },
  'reminders.listUrges': (scope, deal) => reminders.listUrges(scope, { planId: deal.row('plan').id, ...filter(deal) }),
  'reminders.lastUrges': (scope, deal) => reminders.lastUrges(scope, deal.row('plan').id),
  'reminders.findQueue': (scope) => reminders.findQueue(scope, today),
  'reports.listFirstSent': (scope, deal) => reports.listFirstSent(scope, deal.row('plan').id, marks(deal)),
  'reports.findCommuneReport': (scope, deal) => reports.findCommuneReport(scope, deal.row('report').id),
  'reports.findLastApproved': (scope) => reports.findLastApproved(scope, '2030-01-01'),
  'reports.withGroups': async (scope, deal) =>
    reports.withGroups(scope, (await reports.listCounted(scope, ids(deal, 'report'))).visits),
  'reports.listReports': (scope, deal) => reports.listReports(scope, deal.row('plan').id),
  'reports.findReport': (scope, deal) => reports.findReport(scope, deal.row('report').id),
  'reports.findTeamReport': async (scope, deal) => {
    const found = await reports.findReportPlan(scope, deal.row('plan').id)
    return found && reports.findTeamReport(scope, found, deal.row('team').id)
  },
  'reports.listFacts': async (scope, deal) => {
    const found = await reports.findReportPlan(scope, deal.row('plan').id)
    return found && reports.listFacts(scope, found, deal.row('team').id)
  },
  'reports.listReportEvents': (scope, deal) => reports.listReportEvents(scope, deal.row('report').id),
  'reports.listCounted': (scope, deal) => reports.listCounted(scope, ids(deal, 'report')),
  'reports.isSealWhole': (scope, deal) => reports.isSealWhole(scope, deal.row('report').id),
  'reports.findSeal': (scope, deal) => reports.findSeal(scope, deal.row('report').id),
  'reports.findReportPlan': (scope, deal) => reports.findReportPlan(scope, deal.row('plan').id),
  'reports.compareWithNow': async (scope, deal) => {
    const report = await reports.findReport(scope, deal.row('report').id)
    const found = report && (await reports.findReportPlan(scope, report.planId))
    return found && reports.compareWithNow(scope, report, found)
  },
  'sessions.listSessions': (scope, deal) =>
    sessions.listSessions(scope, {
      ...filter(deal),
      ...deal.some([{}, { kind: 'mobile' }, { query: 'nha' }]),
      size: 500,
    }),
  'sessions.findSession': (scope, deal) => sessions.findSession(scope, deal.row('session').id),
  'sessions.findSessionOf': (scope, deal) => sessions.findSessionOf(scope, deal.row('attendance').id),
  'sessions.findClashes': (scope, deal) =>
    sessions.findClashes(scope, {
      ...{ sessionId: deal.row('session').id, teamId: deal.row('team').id, heldOn: today },
      ...{ startsAt: '00:00', endsAt: '23:59', venue: 'Nhà văn hóa' },
    }),
  'sessions.listAttendances': (scope, deal) => sessions.listAttendances(scope, deal.row('session').id),
  'sessions.listMemberAttendances': (scope, deal) =>
    sessions.listMemberAttendances(scope, whole, deal.some([undefined, ids(deal, 'member')])),
  'sessions.listSignUps': (scope, deal) => sessions.listSignUps(scope, deal.row('session').id),
  'sessions.listOpenSessions': (scope) => sessions.listOpenSessions(scope, { from: '2025-01-01' }),
  'sessions.tallySessions': (scope) => sessions.tallySessions(scope, whole),
  'support.listVisits': (scope, deal) =>
    support.listVisits(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { householdIds: ids(deal, 'household') },
        { kinds: ['vneid'] },
        { recordedBy: deal.row('account').id },
      ]),
      size: 200,
    }),
  'support.findVisit': (scope, deal) => support.findVisit(scope, deal.row('visit').id),
  'support.findPhoto': (scope, deal) => support.findPhoto(scope, deal.row('visit').id),
  'support.snapshotVisits': (scope, deal) => support.snapshotVisits(scope, ids(deal, 'visit')),
  'support.listVisitFacts': (scope, deal) => support.listVisitFacts(scope, { ...whole, ...filter(deal) }),
  'support.listUses': (scope, deal) =>
    support.listUses(scope, { ...whole, ...filter(deal), ...deal.some([{}, { use: 'first' as const }]), size: 500 }),
  'support.listAdoptions': (scope, deal) => support.listAdoptions(scope, { ...whole, ...filter(deal) }),
  'support.tallyAdoptions': (scope) => support.tallyAdoptions(scope, whole),
  'support.tallyUses': (scope, deal) => support.tallyUses(scope, { ...whole, ...filter(deal) }),
  'support.tallyBills': (scope, deal) => support.tallyBills(scope, { ...whole, ...filter(deal) }),
  'support.listFollowedVisits': (scope, deal) =>
    support.listFollowedVisits(scope, {
      ...{ teamIds: ids(deal, 'team'), since: '2025-01-01', window: deal.some([undefined, whole]) },
      ...deal.some([{}, { ids: ids(deal, 'visit') }]),
    }),
  'support.listHelpedHouseholds': (scope) => support.listHelpedHouseholds(scope, whole),
  'support.listFirstVisits': (scope, deal) => support.listFirstVisits(scope, marks(deal)),
  'support.isClosed': (scope, deal) => support.isClosed(scope, day(deal)),
  'support.lastActivity': (scope) => support.lastActivity(scope),
  'teams.listTeams': (scope) => teams.listTeams(scope),
  'teams.listTeamsServing': (scope) => teams.listTeamsServing(scope),
  'teams.findTeam': (scope, deal) => teams.findTeam(scope, deal.row('team').id),
  'teams.listTeamsOfVillage': (scope, deal) => teams.listTeamsOfVillage(scope, deal.row('village').id),
  'teams.listMembers': (scope, deal) =>
    teams.listMembers(scope, { ...filter(deal), ...deal.some([{}, { on: today }]), size: 500 }),
  'teams.listMembersAmong': (scope, deal) => teams.listMembersAmong(scope, ids(deal, 'member'), today),
  'teams.tallyMembers': (scope) => teams.tallyMembers(scope, whole),
  'teams.listRounds': (scope) => reviews.listRounds(scope),
  'teams.findRound': (scope, deal) => reviews.findRound(scope, deal.row('round').id),
  'teams.listReviews': (scope, deal) => reviews.listReviews(scope, deal.row('round').id),
  'teams.findReview': (scope, deal) => reviews.findReview(scope, deal.row('review').id),
  'teams.findOpenReview': (scope, deal) => reviews.findOpenReview(scope, deal.row('team').id),
  'teams.listReviewed': (scope, deal) => reviews.listReviewed(scope, deal.row('round').id),
  'teams.listChoices': (scope, deal) => reviews.listChoices(scope, ids(deal, 'review')),
  'teams.findMember': (scope, deal) => teams.findMember(scope, deal.row('member').id),
  'teams.listDutyCoverage': (scope) => teams.listDutyCoverage(scope),
  'teams.snapshotTeams': (scope, deal) => teams.snapshotTeams(scope, ids(deal, 'team')),
  'teams.snapshotMembers': (scope, deal) => teams.snapshotMembers(scope, ids(deal, 'member')),
  'training.listTrainees': (scope, deal) => training.listTrainees(scope, deal.some([undefined, deal.row('team').id])),
  'training.listTeamLevels': (scope, deal) => training.listTeamLevels(scope, deal.row('team').id),
  'training.findLevel': (scope, deal) => training.findLevel(scope, deal.row('level').id),
  'training.listTaught': (scope, deal) => training.listTaught(scope, ids(deal, 'session')),
  'training.tallyTraining': (scope) => training.tallyTraining(scope, whole),
}
