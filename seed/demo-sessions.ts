import { v7 as newId } from 'uuid'
import { monthAfter } from '../features/sessions/rules.ts'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Team = { readonly teamId: string; readonly at: number }
type Household = { readonly householdId: string; readonly at: number }

const office = 'Trung tâm Phục vụ hành chính công xã (mẫu)'

/** The guidance day of each month, before and after today, and mobile sessions in some villages: one of them today. */
export function demoSessions(
  today: Day,
  communeTeamId: string,
  teams: readonly Team[],
  households: readonly Household[],
): DemoOrder[] {
  const guests = (n: number) => Array.from({ length: n }, () => ({ attendanceId: newId() }))
  const ofVillage = (at: number, n: number) =>
    households
      .filter((household) => household.at === at)
      .slice(0, n)
      .map(({ householdId }) => ({ attendanceId: newId(), householdId }))
  const villageAt = (at: number) => teams.find((team) => team.at === at)?.teamId ?? ''

  const mobile = (at: number, heldOn: Day, venue: string) => ({
    ...session(villageAt(at), heldOn, 'mobile', `${venue} Thôn ${at + 1} (mẫu)`),
    attendances: heldOn < today ? [...ofVillage(at, 8 + at), ...guests(4)] : heldOn === today ? ofVillage(at, 5) : [],
  })
  const sessions = [
    mobile(0, today, 'Nhà văn hóa'),
    mobile(6, today, 'Nhà văn hóa'),
    mobile(3, addDays(today, -20), 'Trường tiểu học'),
    mobile(7, addDays(today, -12), 'Nhà văn hóa'),
    mobile(11, addDays(today, -4), 'Khu dân cư'),
    mobile(6, addDays(today, 9), 'Trường trung học cơ sở'),
    mobile(14, addDays(today, 16), 'Nhà văn hóa'),
    ...[-2, -1, 0, 1, 2].map((months, at) => {
      const heldOn = firstMonday(monthAfter(today, months))
      const attendances = heldOn < today ? [...ofVillage(at, 14), ...guests(12 + at)] : []
      return { ...session(communeTeamId, heldOn, 'guidance_day', office), attendances }
    }),
  ]
  return sessions.flatMap(({ attendances, ...planned }) => [
    { type: 'sessions.plan', payload: planned },
    ...(attendances.length === 0
      ? []
      : [{ type: 'sessions.attend', payload: { sessionId: planned.sessionId, attendances } }]),
    ...(planned.heldOn === today ? scanned(planned.sessionId) : []),
    ...(planned.heldOn < addDays(today, -5) ? [closed(planned.sessionId)] : []),
  ])
}

function session(teamId: string, heldOn: Day, kind: string, venue: string) {
  return {
    sessionId: newId(),
    teamId,
    kind,
    heldOn,
    startsAt: kind === 'mobile' ? '19:00' : '07:30',
    endsAt: kind === 'mobile' ? '21:00' : '11:00',
    venue,
    partners: ['Đoàn Thanh niên', ...(kind === 'mobile' ? ['Hội Phụ nữ'] : [])],
    capacity: 40,
    note: 'Buổi mẫu',
  }
}

/** Two who scanned the code at the door and wait for the host, one who signed up and has not come. */
function scanned(sessionId: string): DemoOrder[] {
  const signUpId = newId()
  return [
    { type: 'sessions.sign_up', payload: { signUpId: newId(), sessionId, name: 'Bác Nhài (mẫu)' } },
    { type: 'sessions.sign_up', payload: { signUpId, sessionId, name: 'Cô Sen (mẫu)', phone: '0900000123' } },
    { type: 'sessions.check_in', payload: { signUpId: newId(), sessionId, phone: '0900000123' } },
    { type: 'sessions.check_in', payload: { signUpId: newId(), sessionId, name: 'Ông Đào (mẫu)' } },
  ]
}

function closed(sessionId: string): DemoOrder {
  const result = 'Bà con cài đặt VNeID và nộp hồ sơ trực tuyến; mạng ở hội trường hơi yếu (mẫu)'
  return { type: 'sessions.close', payload: { sessionId, result } }
}

function firstMonday(month: Day): Day {
  const weekday = new Date(`${month}T00:00:00Z`).getUTCDay()
  return addDays(month, (8 - weekday) % 7)
}
