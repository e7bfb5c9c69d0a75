import { openAttendance } from '../../features/sessions/reads/attendance.ts'
import * as sessions from '../../features/sessions/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, filter, ids, newOrOld, text, whole } from './deal.ts'

const session = (deal: Deal) => ({
  kind: deal.some(['guidance_day', 'mobile', 'class', 'members_training'] as const),
  title: text(deal),
  partners: deal.some([[], ['Hội Phụ nữ']]),
  partnerIds: deal.some([[], [deal.row('partner').id]]),
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

export const orders: Cases['orders'] = {
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
  'sessions.check_in': (deal) => ({
    signUpId: newOrOld(deal, 'sign_up'),
    sessionId: deal.row('session').id,
    name: text(deal),
  }),
  'sessions.attach_photo': (deal) => ({ sessionId: deal.row('session').id, fileId: deal.row('photo').id }),
  'sessions.remove_photo': (deal) => ({ sessionId: deal.row('session').id }),
  'sessions.dismiss_check_in': (deal) => ({ signUpId: deal.row('sign_up').id }),
}

export const questions: Cases['questions'] = {
  'sessions.listSessions': (scope, deal) =>
    sessions.listSessions(scope, {
      ...filter(deal),
      ...deal.some([{}, { kind: 'mobile' }, { query: 'nha' }]),
      size: 500,
    }),
  'sessions.findSession': (scope, deal) => sessions.findSession(scope, deal.row('session').id),
  'sessions.findSheetPhoto': (scope, deal) => sessions.findSheetPhoto(scope, deal.row('session').id),
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
  'sessions.snapshotSignUps': (scope, deal) => sessions.snapshotSignUps(scope, ids(deal, 'sign_up')),
  'sessions.snapshotSessions': (scope, deal) => sessions.snapshotSessions(scope, ids(deal, 'session')),
  'sessions.openAttendance': async (scope, deal) => {
    const session = await sessions.findSession(scope, deal.row('session').id)
    return session && openAttendance(scope, session, deal.some(['', 'nguyen', 'vu thi']))
  },
}
