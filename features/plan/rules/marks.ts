import type { Line } from './lines.ts'
import { isUpper } from './plain.ts'

/** 1 for "I.", 2 for "1.", 3 for "1.1.", 4 for "a)", 5 for a dash. */
export type Mark = { sign: string; level: 1 | 2 | 3 | 4 | 5; length: number }

export function markOf(text: string): Mark | null {
  for (const { pattern, level } of forms) {
    const match = pattern.exec(text)
    if (match?.[1] !== undefined) return { sign: match[1], level, length: match[0].length }
  }
  return null
}

const forms: readonly { pattern: RegExp; level: Mark['level'] }[] = [
  { pattern: /^([IVX]{1,6}) ?[./):-] ?(?=\S)/, level: 1 },
  { pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]? (?=\S)/, level: 3 },
  { pattern: /^(\d{1,2}) ?[.)/] ?(?=["“'(]?\p{L})/u, level: 2 },
  { pattern: /^(Điều \d{1,3})[.:] ?/i, level: 2 },
  { pattern: /^([a-zđ])[.)] (?=\S)/, level: 4 },
  { pattern: /^([-+]) /, level: 5 },
]

export type KindName = { code: string; name: string; plain: string }

/** Type codes of Decree 30/2020/NĐ-CP, annex III; longer names first. */
const kinds: readonly KindName[] = [
  { code: 'CTr', name: 'Chương trình', plain: 'chuong trinh' },
  { code: 'KH', name: 'Kế hoạch', plain: 'ke hoach' },
  { code: 'QĐ', name: 'Quyết định', plain: 'quyet dinh' },
  { code: 'NQ', name: 'Nghị quyết', plain: 'nghi quyet' },
  { code: 'BC', name: 'Báo cáo', plain: 'bao cao' },
  { code: 'TB', name: 'Thông báo', plain: 'thong bao' },
  { code: 'HD', name: 'Hướng dẫn', plain: 'huong dan' },
  { code: 'CT', name: 'Chỉ thị', plain: 'chi thi' },
  { code: 'ĐA', name: 'Đề án', plain: 'de an' },
  { code: 'PA', name: 'Phương án', plain: 'phuong an' },
  { code: 'TTr', name: 'Tờ trình', plain: 'to trinh' },
]

/** The line that names the document's type, whole ("KẾ HOẠCH") or running into its subject ("KẾ HOẠCH Hoạt động …"). */
export function kindLine(lines: readonly Line[]): { at: number; kind: KindName; rest: string } | null {
  for (const whole of [true, false]) {
    for (const [at, line] of lines.slice(0, 80).entries()) {
      const kind = kinds.find((candidate) => startsAsKind(line, candidate, whole))
      if (kind !== undefined) return { at, kind, rest: line.text.slice(kind.plain.length).trim() }
    }
  }
  return null
}

function startsAsKind(line: Line, kind: KindName, whole: boolean): boolean {
  if (!line.plain.startsWith(kind.plain) || !isUpper(line.text.slice(0, kind.plain.length))) return false
  return whole ? line.plain.length === kind.plain.length : line.plain.charAt(kind.plain.length) === ' '
}
