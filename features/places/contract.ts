import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Said } from '../../platform/journal/said.ts'

/** A name people gave: one line, composed Unicode, no control characters. */
export const Name = Said(120)

export const villageKinds = ['thon', 'kdc', 'tdp', 'ban', 'ap'] as const

/** Founds the commune on a fresh installation. Communes are told apart by the statistics office's code, never by name. */
export const foundCommune = command(
  'places.found_commune',
  v.strictObject({
    communeId: Id,
    code: v.pipe(v.string(), v.trim(), v.regex(/^\d{5}$/)),
    name: Name,
    superior: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120)), ''),
    isSample: v.optional(v.boolean(), false),
  }),
  { commune: ['installer'], team: [] },
)

export const addVillages = command(
  'places.add_villages',
  v.strictObject({
    villages: v.pipe(
      v.array(v.strictObject({ villageId: Id, name: Name, kind: v.optional(v.picklist(villageKinds), 'thon') })),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),
  { commune: ['coordinator', 'admin'], team: [] },
)

export const renameVillage = command('places.rename_village', v.strictObject({ villageId: Id, name: Name }), {
  commune: ['coordinator', 'admin'],
  team: [],
})

export const placesProblems = problems({
  'places.already_founded': {
    vi: 'Xã này đã được lập trên máy chủ rồi. Hãy đăng nhập.',
    en: 'This commune already exists on this server. Sign in instead.',
  },
  'places.village_exists': {
    vi: 'Đã có thôn mang tên này. Hãy chọn tên khác.',
    en: 'A village of this name already exists. Choose another name.',
  },
  'places.village_not_found': {
    vi: 'Không tìm thấy thôn này trong xã.',
    en: 'There is no such village in the commune.',
  },
})
