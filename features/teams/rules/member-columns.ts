import { fold } from '../../../platform/words/fold.ts'
import { type DutyArea, dutyAreas, type Position } from '../contract.ts'
import { parts } from './cells.ts'
import { readSheet } from './sheet.ts'

export type MemberCells = Readonly<
  Record<'teamName' | 'name' | 'phone' | 'position' | 'organization' | 'areas' | 'since', string>
>

const headings = {
  surname: /^(ho dem|ho va dem|ho va ten dem|ho lot|ho va chu lot|ho)$/,
  name: /^(ho va ten|ho,? ten|ho ten|ten|ten thanh vien|thanh vien|ten nguoi|full name|name)( (thanh vien|can bo|nguoi tham gia)| ?\(.*\))?$/,
  phone:
    /^(so )?(sdt|dt|dien thoai|dien thoai di dong|di dong|dtdd|so dt|so dien thoai|so may|zalo|phone)( ?[(/,-].*| (lien he|di dong|lien lac|zalo))?$/,
  teamName:
    /^(ten )?(thon|to|xom|khu|khu dan cu|kdc|tdp|to dan pho|to cnscd|to cong nghe so.*|thon ?[/,(].*|to ?[/,(].*|don vi thon|thuoc (thon|to)|team|village)$/,
  position:
    /^(chuc vu|chuc danh|vai tro|nhiem vu|chuc vu ?[/,(].*|nhiem vu trong to|vai tro trong to|chuc vu trong to|position|role)$/,
  organization:
    /^(don vi|co quan|don vi cong tac|doan the|to chuc|don vi ?[/,(].*|co quan ?[/,(].*|thuoc don vi|cong tac tai|noi cong tac|organi[sz]ation)$/,
  areas:
    /^(mang|linh vuc|mang phu trach|linh vuc phu trach|phu trach|phan cong|noi dung phu trach|nhiem vu phu trach|mang viec|nhiem vu duoc giao|areas?)$/,
  since: /^(ngay tham gia|tham gia tu|ngay vao to|tu ngay|ngay bat dau|thoi gian tham gia|since)$/,
}

/** Members in a sheet of cells as text, in the shape of `teams.import_members` without their ids. */
export function matchMemberColumns(sheet: readonly (readonly string[])[]) {
  const read = readSheet(sheet, headings, { name: 'name', place: 'teamName' })
  const rows = read.rows.map(
    ({ line, cells: { surname, ...cells } }) =>
      ({ line, ...cells, name: `${surname} ${cells.name}`.trim() }) satisfies MemberCells & { line: number },
  )
  return { headingLine: read.headingLine, found: read.found, skipped: read.skipped, rows }
}

/** A village head is the team's leader (plan II.1). What is no position within the team is an office elsewhere. */
export function positionOf(text: string): { position: Position; office: string } {
  const plain = fold(text)
  if (/\b(to pho|pho to|pho truong thon|pho thon)\b|^(pho|deputy)$/.test(plain))
    return { position: 'deputy', office: '' }
  if (/\b(to truong|truong thon|truong khu|truong ban|truong ap)\b|^(truong|leader)$/.test(plain))
    return { position: 'leader', office: '' }
  return { position: 'member', office: /^(thanh vien|to vien|uy vien|tv|member|)$/.test(plain) ? '' : text }
}

/** The areas a cell names, or the first part of it that names none. */
export function areasOf(text: string): { areas: DutyArea[] } | { unknown: string } {
  const areas = new Set<DutyArea>()
  for (const part of parts(text)) {
    const plain = fold(part)
    if (/^(ca 5|ca nam|tat ca|chung|toan bo)\b/.test(plain)) for (const { code } of dutyAreas) areas.add(code)
    else if (/^(khong|0|x)$/.test(plain)) continue
    else {
      const code = known.find(([pattern]) => pattern.test(plain))?.[1]
      if (!code) return { unknown: part }
      areas.add(code)
    }
  }
  return { areas: [...areas] }
}

const known: readonly [RegExp, DutyArea][] = [
  ...dutyAreas.map(({ code }): [RegExp, DutyArea] => [new RegExp(`^${code}$`), code]),
  [/yeu the|cao tuoi|khuyet tat/, 'vulnerable_support'],
  [/dich vu cong|\bdvc|thu tuc hanh chinh|\btthc/, 'online_public_services'],
  [/thuong mai dien tu|tmdt|nong san|san giao dich|postmart|voso/, 'agricultural_ecommerce'],
  [/tien mat|thanh toan|tttm|ttkdtm|ngan hang so/, 'cashless_payment'],
  [/tuyen truyen|truyen thong/, 'communication'],
]
