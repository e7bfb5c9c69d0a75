import { fold } from '../../../platform/words/fold.ts'
import { parts } from '../../teams/rules/cells.ts'
import { readSheet } from '../../teams/rules/sheet.ts'
import { type GroupCode, vulnerabilityGroups } from '../contract.ts'

const flags = {
  'flag:elderly': /^(nct|nguoi cao tuoi|co nct|ho nct|co nguoi cao tuoi|ho co (nct|nguoi cao tuoi))$/,
  'flag:disability': /^(nkt|khuyet tat|nguoi khuyet tat|co nkt|ho co (nkt|nguoi khuyet tat)|co nguoi khuyet tat)$/,
  'flag:near_poor': /^((ho )?can ngheo|hcn)$/,
  'flag:poor': /^((ho )?ngheo|hn)$/,
  'flag:ethnic_minority': /^(dtts|dan toc thieu so)$/,
  'flag:meritorious': /^(ncc|nguoi co cong|gia dinh chinh sach|ho chinh sach)$/,
  'flag:social_protection': /^(btxh|bao tro xa hoi|doi tuong btxh)$/,
  'flag:single_parent': /^((me|cha|bo|phu nu) )?don than$/,
} as const

const headings = {
  headName:
    /^(ho va ten|ho,? ten|ho ten|ten|ten ho|head|name)( (cua )?(chu ho|ho)| ?\(.*\))?$|^(ten )?chu ho( ?\(.*\))?$|^chu ho gia dinh$|^ho va ten chu ho\b.*$/,
  village: /^(ten )?(thon|khu dan cu|kdc|to dan pho|tdp|ban|ap|khu)( ?[/,(].*)?$|^village$/,
  hamlet: /^(xom|ngo|to|cum|doi|dia chi|noi o|cho o|ngo xom|xom ?[/,(].*|dia chi ?[/,(].*|hamlet|address)$/,
  phone:
    /^(so )?(sdt|dt|dien thoai|di dong|dtdd|so dt|so dien thoai|zalo|phone)( ?[(/,-].*| (lien he|di dong|lien lac|chu ho|zalo))?$/,
  groups:
    /^(dien|doi tuong|thuoc dien|dien ho|loai ho|dien yeu the|nhom yeu the|nhom|hoan canh|doi tuong yeu the|dien chinh sach|group)s?( ?[/,(].*)?$/,
  code: /^(ma|ma ho|ma so ho|so ma ho|ma ho gia dinh|code)$/,
  since:
    /^(tu ngay|ngay cong nhan|cong nhan tu|ngay xac nhan|thoi diem cong nhan|nam|nam cong nhan|nam ra soat|since)$/,
  ...flags,
}

/** Households in a sheet of cells as text, in the shape of `households.import` without their ids. */
export function matchHouseholdColumns(sheet: readonly (readonly string[])[]) {
  const read = readSheet(sheet, headings, { name: 'headName', place: 'village' })
  const rows = read.rows.map(({ line, cells }) => {
    const { headName, village, hamlet, phone, groups, code, since } = cells
    return {
      line,
      headName,
      village,
      hamlet,
      phone,
      groups: [groups, ...flagged(cells)].filter((part) => part !== '').join('; '),
      code,
      since,
    }
  })
  return { headingLine: read.headingLine, found: read.found, skipped: read.skipped, rows }
}

/** A column a group: a cross says yes; what is neither yes nor no is handed on and will be asked about. */
function flagged(cells: Readonly<Record<keyof typeof flags, string>>): string[] {
  return (Object.keys(flags) as (keyof typeof flags)[]).flatMap((flag) => {
    const cell = fold(cells[flag])
    if (/^(0|-|khong|k|no|)$/.test(cell)) return []
    return [/^(x|v|co|1|✓|✔|☑|yes)$/.test(cell) ? flag.slice('flag:'.length) : cells[flag]]
  })
}

/** The groups a cell names, or the first part of it that names none. */
export function groupsOf(text: string): { groups: GroupCode[] } | { unknown: string } {
  const groups = new Set<GroupCode>()
  for (const part of parts(text)) {
    const plain = fold(part)
    if (nothing.test(plain)) continue
    const code = known.find(([pattern]) => pattern.test(plain))?.[1]
    if (!code) return { unknown: part }
    groups.add(code)
  }
  return { groups: [...groups] }
}

// "Thoát nghèo" is no longer poor and "không nghèo" never was, so every pattern is bound to the start of the part.
const nothing = /^(khong\b.*|0|x|k|-+|binh thuong|ho thuong|ho (trung binh|kha|giau)|trung binh|kha)$/
const known: readonly [RegExp, GroupCode][] = [
  ...vulnerabilityGroups.map(({ code }): [RegExp, GroupCode] => [new RegExp(`^${code}$`), code]),
  [/^(ho |co |thuoc |dien )*(can ngheo|hcn)\b/, 'near_poor'],
  [/^(ho |co |thuoc |dien )*(ngheo|hn)\b/, 'poor'],
  [/^(ho |co |thuoc |dien |\d+ )*(nct|(nguoi )?cao tuoi|nguoi gia|gia yeu)\b/, 'elderly'],
  [/^(ho |co |thuoc |dien |\d+ )*(nkt|(nguoi )?(khuyet tat|tan tat))\b/, 'disability'],
  [/^(ho |co |thuoc |dien )*(dtts|(nguoi )?dan toc thieu so)\b/, 'ethnic_minority'],
  [
    /^(ho |co |thuoc |dien )*(ncc|(nguoi )?co cong|(gia dinh )?chinh sach|thuong binh|liet si|gia dinh liet si|benh binh)\b/,
    'meritorious',
  ],
  [/^(ho |co |thuoc |dien |doi tuong )*(btxh|bao tro( xa hoi)?)\b/, 'social_protection'],
  [/^(ho |co |thuoc |dien )*((me|cha|bo|phu nu) )?don than\b/, 'single_parent'],
  [/^(ho |co |thuoc |dien |nguoi )*(yeu the)( khac)?$|^khac$/, 'other'],
]
