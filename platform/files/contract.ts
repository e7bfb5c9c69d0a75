import * as v from 'valibot'
import { problems } from '../journal/problem.ts'

/** How many bytes of a file are here, and whether that is all of it. */
export const Stored = v.strictObject({ received: v.number(), isWhole: v.boolean() })
export type Stored = Readonly<v.InferOutput<typeof Stored>>

/** Nothing larger is kept: a photograph of 1,280 pixels is about half of it. */
export const mostBytes = 200_000
/** What a weak line carries in a few seconds, and all that a cut costs. */
export const pieceBytes = 32_768
/** More pixels than this no photograph of this product has; a header that says so wants to fill somebody's memory. */
export const mostPixels = 4_096 * 4_096
export const leastSide = 16

export const fileProblems = problems({
  'files.not_a_picture': {
    vi: 'Tệp này không phải ảnh JPEG, PNG hoặc WebP. Hãy chụp hoặc chọn một ảnh khác.',
    en: 'This file is no JPEG, PNG or WebP picture. Take or choose another photograph.',
  },
  'files.broken_picture': {
    vi: 'Ảnh bị hỏng hoặc chưa đủ. Hãy chụp hoặc chọn lại ảnh.',
    en: 'The photograph is damaged or came only in part. Take or choose it again.',
  },
  'files.too_large': {
    vi: 'Ảnh nặng hơn 200 kB nên máy chủ không nhận. Hãy mở trang bằng Chrome hoặc Safari để máy tự thu nhỏ ảnh, hoặc chọn ảnh nhỏ hơn.',
    en: 'The photograph is above 200 kB and was not taken. Open the page in Chrome or Safari, which make it smaller, or choose a smaller one.',
  },
  'files.odd_size': {
    vi: 'Kích thước ảnh không hợp lệ (quá nhỏ, hoặc quá nhiều điểm ảnh). Hãy chụp hoặc chọn một ảnh khác.',
    en: 'The photograph has too few or far too many pixels. Take or choose another one.',
  },
  'files.not_there': {
    vi: 'Không tìm thấy ảnh này, hoặc bạn không có quyền xem.',
    en: 'There is no such photograph, or you may not see it.',
  },
  'files.elsewhere': {
    vi: 'Phần ảnh gửi lên không nối tiếp phần đã có. Máy sẽ tự gửi tiếp từ chỗ dừng.',
    en: 'This piece does not follow what is here. The phone goes on from where it stopped.',
  },
  'files.too_many': {
    vi: 'Có quá nhiều ảnh đang gửi dở. Hãy chờ gửi xong rồi thêm ảnh mới.',
    en: 'Too many photographs are on their way. Wait until they are sent, then add new ones.',
  },
})
