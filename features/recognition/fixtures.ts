import { v7 as newId } from 'uuid'
import type { ActivePlan } from '../plan/reads.ts'
import type { Commending, Nominee } from './paper.ts'
import { defaultCriteria, scoreOf } from './rules/scoring.ts'

const targets = [
  { indicator: 'households_supported', atLeast: 50, scope: 'each_team' },
  { indicator: 'vulnerable_households_guided_in_person', atLeast: 10, scope: 'each_team' },
]

/** Somebody put forward, or with `memberId: null` a team. */
export function aNominee(said: Partial<Nominee> = {}): Nominee {
  const amounts = { households_supported: 53, vulnerable_households_guided_in_person: 9, active_weeks: 11 }
  const isTeam = said.memberId === null
  return {
    memberId: newId(),
    name: 'Nguyễn Thị Lan (mẫu)',
    teamName: 'Tổ thôn 3 (mẫu)',
    reason: 'Đến từng nhà hướng dẫn người cao tuổi cài đặt VNeID và nộp hồ sơ trực tuyến (mẫu)',
    status: 'approved',
    agree: 2,
    disagree: 0,
    score: scoreOf(defaultCriteria(isTeam ? 'team' : 'member', targets), amounts),
    position: isTeam ? null : 'deputy',
    ...said,
  }
}

/** A commendation of a quarter whose papers have neither number nor day yet. */
export function aCommendation(said: Partial<Commending> = {}): Commending {
  return {
    plan: aPlan,
    draft: undefined,
    commune: { name: 'xã Mẫu' },
    papers: {
      submissionNumber: null,
      submissionOn: null,
      decisionNumber: null,
      decisionOn: null,
      bases: '',
      teamBonusVnd: null,
      memberBonusVnd: null,
    },
    criteria: {
      team: defaultCriteria('team', targets),
      member: defaultCriteria('member', targets),
      usual: { team: true, member: true },
    },
    nominees: [
      aNominee({ memberId: null, name: 'Tổ thôn 3 (mẫu)' }),
      aNominee({ memberId: null, name: 'Tổ thôn 7 (mẫu)', teamName: 'Tổ thôn 7 (mẫu)' }),
      aNominee(),
      aNominee({ name: 'Trần Văn Đạt (mẫu)', position: 'leader', status: 'proposed' }),
      aNominee({ name: 'Lê Thị Ánh (mẫu)', position: 'member', status: 'declined' }),
    ],
    leftOut: 12,
    ...said,
  }
}

const aPlan: ActivePlan = {
  planId: newId(),
  status: 'active',
  title: 'Hoạt động Tổ công nghệ số cộng đồng xã Mẫu quý IV năm 2025',
  sourceName: 'mau.txt',
  createdAt: '2025-10-01T00:00:00.000Z',
  periodFrom: '2025-10-01',
  periodTo: '2025-12-31',
  quarter: '2025-Q4',
  reportDay: 15,
  contactName: null,
  contactTitle: null,
  targets: [],
  tasks: [],
  recipients: [],
  targetWindow: { from: '2025-10-01', to: '2025-12-31' },
  reportWindow: { from: '2025-09-15', to: '2025-12-14' },
  dueOn: '2025-12-15',
}
