import { v7 as newId } from 'uuid'

type Village = { villageId: string; name: string }
type Team = { teamId: string; level: 'commune' | 'village'; name: string; villageId: string | null }
type Member = {
  memberId: string
  teamId: string
  name: string
  phone: string | null
  position: 'leader' | 'deputy' | 'member'
  organization: string
}

/** One of the villages of `places.add_villages`. */
export function aVillage(over: Partial<Village> = {}): Village {
  return { villageId: newId(), name: 'Thôn An Bình (mẫu)', ...over }
}

/** One of the teams of `teams.set_up`: the team of a village, or with `level: 'commune'` the commune's. */
export function aTeam(over: Partial<Team> & { villageId: string | null }): Team {
  const level = over.villageId === null ? 'commune' : 'village'
  return {
    teamId: newId(),
    level,
    name: level === 'commune' ? 'Tổ công nghệ số cộng đồng xã (mẫu)' : 'Tổ công nghệ số cộng đồng thôn An Bình (mẫu)',
    ...over,
  }
}

/** A payload of `teams.add_member`. */
export function aMember(over: Partial<Member> & { teamId: string }): Member {
  return {
    memberId: newId(),
    name: 'Đặng Thị Hòa (mẫu)',
    phone: null,
    position: 'member',
    organization: 'Đoàn Thanh niên',
    ...over,
  }
}

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Vũ', 'Bùi', 'Đặng', 'Hoàng', 'Đào']
const middles = ['Thị', 'Văn', 'Đức', 'Ngọc', 'Minh', 'Thế', 'Hữu', 'Bích', 'Xuân', 'Quang']
const givens = ['An', 'Ánh', 'Bình', 'Dũng', 'Đạt', 'Hòa', 'Lan', 'Mai', 'Sơn', 'Yến']

/** The n-th of 1,000 different invented names. */
export function nameOf(n: number): string {
  return `${surnames[n % 10]} ${middles[Math.floor(n / 10) % 10]} ${givens[Math.floor(n / 100) % 10]}`
}

/** A sheet as a commune sends it: a leader, a deputy and members of each place in merged cells, six to a team. */
export function aMemberSheet(places: readonly string[], names: (n: number) => string): string[][] {
  const positions = ['Tổ trưởng', 'Tổ phó', 'Thành viên', 'Thành viên', '', 'Đoàn viên']
  const areas = [
    '',
    'Tuyên truyền',
    'DVC trực tuyến',
    'Thanh toán không dùng tiền mặt',
    'TMĐT nông sản',
    'Hỗ trợ người yếu thế',
  ]
  return [
    ['DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ (mẫu)', '', '', '', '', ''],
    ['TT', 'Thôn', 'HỌ TÊN', 'Chức vụ', 'Số ĐT', 'Phụ trách'],
    ...places.flatMap((place, t) =>
      positions.map((position, m) => {
        const n = t * positions.length + m
        return [String(n + 1), m === 0 ? place : '', names(n), position, `098.${7_000_000 + n}`, areas[m] ?? '']
      }),
    ),
    ['', 'Tổng số', String(places.length * positions.length), '', '', ''],
  ]
}

/** An order as a device sends it. */
export function anOrder(type: string, payload: unknown) {
  return { id: newId(), type, at: new Date().toISOString(), payload }
}

/** A commune with its team and a team in each village, and the orders that make it: the installer gives the first. */
export function aCommuneWithTeams(villageNames: readonly string[]) {
  const communeId = newId()
  const villages = villageNames.map((name) => aVillage({ name }))
  const teams = [
    aTeam({ villageId: null }),
    ...villages.map(({ villageId, name }) =>
      aTeam({ villageId, name: `Tổ công nghệ số cộng đồng ${name.replace('Thôn', 'thôn')}` }),
    ),
  ]
  return {
    communeId,
    villages,
    teams,
    founding: anOrder('places.found_commune', { communeId, code: '11131', name: 'Xã Mẫu', isSample: true }),
    settingUp: [anOrder('places.add_villages', { villages }), anOrder('teams.set_up', { teams })],
  }
}
