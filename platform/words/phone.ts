/**
 * A Vietnamese phone number as people write it, as `+84…`; undefined when it is none. Takes spaces, dots, 84 or +84 in
 * front, and the leading 0 that a spreadsheet ate. Old 11-digit mobile numbers ended in 2018.
 */
export function parsePhone(text: string): string | undefined {
  const digits = text.replace(/[\s.()\-\u00a0]/g, '').replace(/^(\+84|0084|84(?=\d{9,10}$))/, '0')
  const local = /^[1-9]\d{8}$|^2\d{9}$/.test(digits) ? `0${digits}` : digits
  return /^0(3|5|7|8|9)\d{8}$/.test(local) || /^02\d{9}$/.test(local) ? `+84${local.slice(1)}` : undefined
}

/** `+84912345678` → `0912 345 678`. */
export function showPhone(phone: string): string {
  const local = phone.replace(/^\+84/, '0')
  return `${local.slice(0, 4)} ${local.slice(4, 7)} ${local.slice(7)}`
}
