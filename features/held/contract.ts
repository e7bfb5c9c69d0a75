import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Line, Said } from '../../platform/journal/said.ts'

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

/** Gives the held order anew, with the officer's rights and under this command's own id, in the name of its giver. */
export const acceptHeld = command(
  'held.accept',
  v.strictObject({ commandId: Id, reason: v.optional(Line(300), '') }),
  officers,
)

export const declineHeld = command('held.decline', v.strictObject({ commandId: Id, reason: Said(300) }), officers)

/** What its giver may know of a held order. */
export const OwnHeld = v.strictObject({
  commandId: v.string(),
  status: v.picklist(['waiting', 'accepted', 'declined']),
  decidedAt: v.nullable(v.string()),
  reason: v.string(),
})
export type OwnHeld = Readonly<v.InferOutput<typeof OwnHeld>>

export const heldProblems = problems({
  'held.not_found': {
    vi: 'Không tìm thấy việc chờ xét này.',
    en: 'There is no such held record.',
  },
  'held.already_decided': {
    vi: 'Việc này đã được xét rồi. Hãy mở lại danh sách.',
    en: 'This was already decided. Open the list again.',
  },
  'held.declined': {
    vi: 'Cán bộ xã đã xem và không nhận việc này. Nó vẫn còn trên máy; nếu chưa rõ, hãy hỏi cán bộ xã.',
    en: 'The commune officer has looked at this and did not take it. It is still on this phone; ask the officer if in doubt.',
  },
  'held.out_of_date': {
    vi: 'Việc này được ghi bằng phiên bản cũ của ứng dụng và không đọc được nữa. Hãy ghi lại thay người đó rồi chọn Không nhận.',
    en: 'This was recorded with an old version of the app and can no longer be read. Record it again for that person, then decline it.',
  },
})
