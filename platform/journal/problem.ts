import * as v from 'valibot'
import type { Phrase } from '../words/words.ts'

/** Something foreseeable went wrong: a stable code and a sentence that says what to do next, in both languages. */
export const Problem = v.strictObject({
  code: v.string(),
  vi: v.string(),
  en: v.string(),
  details: v.exactOptional(v.record(v.string(), v.unknown())),
  /** The order was not thrown away: it lies with the commune's officer, who decides. */
  heldFor: v.exactOptional(v.literal('officer')),
})
export type Problem = Readonly<v.InferOutput<typeof Problem>>

/**
 * The sentences of a problem, and whether what ran into it is only a matter of who gave it and when: then an officer
 * may still take it, and an order from the field is held for one.
 */
type Entry = Phrase & { readonly heldFor?: 'officer' }

/** A feature's problems: `{ 'households.not_found': { vi, en } }`. Codes are never reused. */
export function problems<const Entries extends Record<string, Entry>>(entries: Entries) {
  return {
    entries,
    make: (code: keyof Entries & string, details?: Readonly<Record<string, unknown>>): Problem => {
      const { vi, en, heldFor }: Partial<Entry> = entries[code] ?? { vi: code, en: code }
      // A phone carries the words of one language: they stand for both, should the person change it later.
      return {
        code,
        vi: vi ?? en ?? code,
        en: en ?? vi ?? code,
        ...(details && { details }),
        ...(heldFor && { heldFor }),
      }
    },
  }
}

/** What the way in itself can refuse, before or around any feature. */
export const journalProblems = problems({
  'journal.malformed': {
    vi: 'Dữ liệu gửi lên chưa đúng: xem các mục được đánh dấu rồi gửi lại. Chưa có gì bị thay đổi.',
    en: 'What was sent is not right: see the marked fields and send it again. Nothing was changed.',
  },
  'journal.unknown_command': {
    vi: 'Máy chủ không biết việc này. Hãy cập nhật ứng dụng rồi thử lại.',
    en: 'The server does not know this action. Update the app and try again.',
  },
  'journal.not_allowed': {
    vi: 'Tài khoản của bạn không được làm việc này. Hãy nhờ cán bộ xã kiểm tra quyền.',
    en: 'Your account may not do this. Ask the commune officer to check your rights.',
    heldFor: 'officer',
  },
  'journal.id_reused': {
    vi: 'Mã của việc này đã được dùng cho một việc khác. Hãy mở lại trang rồi làm lại.',
    en: 'The id of this action was already used for another one. Open the page again and repeat.',
  },
  'journal.try_again': {
    vi: 'Máy chủ đang bận nên chưa ghi được. Không mất gì cả, hãy gửi lại sau ít phút.',
    en: 'The server is busy and did not store this. Nothing is lost: send it again in a few minutes.',
  },
  'journal.batch_too_large': {
    vi: 'Gửi quá nhiều việc một lần. Ứng dụng sẽ chia nhỏ và gửi lại.',
    en: 'Too many actions at once. The app will split them and send again.',
  },
})
