import type { Context, MiddlewareHandler } from 'hono'
import type { Problem } from '../../platform/journal/problem.ts'
import { problems } from '../../platform/journal/problem.ts'

export const doorProblems = problems({
  'door.not_json': {
    vi: 'Dữ liệu gửi lên không đọc được (JSON hỏng). Hãy gửi lại.',
    en: 'What was sent cannot be read (broken JSON). Send it again.',
  },
  'door.too_large': {
    vi: 'Dữ liệu gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.',
    en: 'What was sent is too large. Split it and send again.',
  },
  'door.not_found': {
    vi: 'Không tìm thấy trang này, hoặc bạn không có quyền xem.',
    en: 'There is no such page, or you may not see it.',
  },
  'door.wrong_kind': { vi: 'Máy chủ không nhận kiểu dữ liệu này.', en: 'The server does not take this kind of data.' },
  'door.foreign_origin': {
    vi: 'Biểu mẫu được gửi từ trang khác nên không được nhận. Hãy mở lại trang rồi gửi.',
    en: 'The form was sent from another site and was not taken. Open the page again and send it.',
  },
  'door.too_often': {
    vi: 'Gửi quá nhanh. Hãy chờ một phút rồi thử lại.',
    en: 'Too many tries. Wait a minute and try again.',
  },
  'door.not_opened': {
    vi: 'Gói tin niêm phong này không mở được: hỏng, hoặc không phải cho máy chủ này. Hãy đăng nhập để gửi lại.',
    en: 'This sealed text cannot be opened: it is damaged, or meant for another server. Sign in and send it again.',
  },
  'door.fault': {
    vi: 'Máy chủ gặp lỗi và chưa làm được việc này. Không mất gì cả; hãy thử lại sau ít phút.',
    en: 'The server met a fault and did not do this. Nothing is lost; try again in a few minutes.',
  },
  'door.nothing_chosen': {
    vi: 'Chưa chọn tệp nào. Hãy chọn tệp rồi gửi lại.',
    en: 'No file was chosen. Choose one and send again.',
  },
  'door.nothing_ticked': {
    vi: 'Chưa chọn việc nào. Hãy đánh dấu ít nhất một dòng.',
    en: 'Nothing was chosen. Tick at least one row.',
  },
  'door.bad_page_number': { vi: 'Địa chỉ trang chưa đúng.', en: 'The page address is not right.' },
})

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** A strict policy with nothing inline. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Permissions-Policy', 'geolocation=(), microphone=(self), camera=(self)')
  // Whoever ends TLS in front of us sets this for itself; browsers take it only over a connection they trust.
  if (new URL(c.req.url).protocol === 'https:') c.header('Strict-Transport-Security', 'max-age=31536000')
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-store')
}

/** Forms and orders only from our own pages. Browsers send Sec-Fetch-Site or Origin with every form post. */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && hostOf(origin) !== (c.req.header('host') ?? new URL(c.req.url).host)
    if (foreign) return problemResponse(c, 403, doorProblems.make('door.foreign_origin'))
  }
  return next()
}

export function problemResponse(
  c: Context,
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500,
  problem: Problem,
): Response {
  return c.json({ problem }, status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** The same outside of a route. */
export function problemAnswer(status: number, problem: Problem): Response {
  return Response.json({ problem }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } })
}

/** At most `limit` tries a minute from one address; kept in memory, since it only slows down a flood. */
export function slowDown(limit: number): (address: string, now: number) => boolean {
  const tries = new Map<string, { since: number; count: number }>()
  return (address, now) => {
    const known = tries.get(address)
    if (!known || now - known.since > 60_000) {
      if (tries.size > 10_000) tries.clear()
      tries.set(address, { since: now, count: 1 })
      return false
    }
    known.count += 1
    return known.count > limit
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
