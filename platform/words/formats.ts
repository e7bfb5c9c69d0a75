import type { Lang } from './words.ts'

const locale: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }

/** 1234.5 → "1.234,5" in Vietnamese. */
export function number(lang: Lang, value: number): string {
  return new Intl.NumberFormat(locale[lang], { maximumFractionDigits: 1 }).format(value)
}

/** A figure that was not reported is not zero: it prints as a dash on a screen and as `[...]` on paper. */
export function figure(lang: Lang, value: number | null): string {
  return value === null ? '—' : number(lang, value)
}

export function percent(lang: Lang, share: number): string {
  return new Intl.NumberFormat(locale[lang], { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

/** "2025-12-05" → "05/12/2025" in both languages: the form people here write. */
export function day(value: string): string {
  return `${value.slice(8, 10)}/${value.slice(5, 7)}/${value.slice(0, 4)}`
}

/** "2025-12-05" → "05/12". */
export function shortDay(value: string): string {
  return day(value).slice(0, 5)
}

/** A UTC moment as the wall clock in Vietnam: "05/12/2025 14:30". */
export function moment(value: string): string {
  const local = new Date(Date.parse(value) + 7 * 3_600_000).toISOString()
  return `${day(local)} ${local.slice(11, 16)}`
}

/** "2025-Q4" → "quý IV/2025". */
export function quarterName(lang: Lang, quarter: string): string {
  const roman = ['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1] ?? ''
  return lang === 'vi' ? `quý ${roman}/${quarter.slice(0, 4)}` : `Q${quarter.slice(6)}/${quarter.slice(0, 4)}`
}
