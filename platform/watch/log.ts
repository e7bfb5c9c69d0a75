export type Level = 'info' | 'warn' | 'error'

/** One line of JSON per event, for people and collectors alike. Callers pass ids and counts, never names or secrets. */
export function log(level: Level, what: string, details: Readonly<Record<string, unknown>> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, what, ...details })}\n`)
}
