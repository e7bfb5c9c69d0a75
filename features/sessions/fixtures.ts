import { v7 as newId } from 'uuid'
import type { AttendanceInput, SessionInput } from './contract.ts'

/** A guidance day on a Monday morning at the commune's office; say at least which team holds it. */
export function aSession(said: Partial<SessionInput> & { readonly teamId: string }): SessionInput {
  return {
    sessionId: newId(),
    kind: 'guidance_day',
    title: '',
    heldOn: '2025-12-29',
    startsAt: '07:30',
    endsAt: '11:00',
    venue: 'Trung tâm Phục vụ hành chính công (mẫu)',
    partnerIds: [],
    partners: ['Đoàn Thanh niên'],
    capacity: null,
    note: '',
    ...said,
  }
}

/** Somebody who came and was not asked for a name. */
export function anAttendance(said: Partial<AttendanceInput> = {}): AttendanceInput {
  return { attendanceId: newId(), householdId: null, memberId: null, name: '', signUpId: null, ...said }
}
