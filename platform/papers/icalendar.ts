/** RFC 5545, as much of it as a public calendar needs. */
export type CalendarEvent = {
  readonly id: string
  readonly day: string
  /** The clock on the wall in Vietnam, 'HH:MM'. */
  readonly from: string
  readonly to: string
  readonly title: string
  readonly place: string
  readonly cancelled: boolean
  readonly url: string
}

export function calendarFile(name: string, madeAt: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Thon So//Sessions//VI',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}`,
      `DTSTAMP:${utc(madeAt)}`,
      `DTSTART:${utc(`${event.day}T${event.from}:00+07:00`)}`,
      `DTEND:${utc(`${event.day}T${event.to}:00+07:00`)}`,
      `SUMMARY:${escaped(event.title)}`,
      `LOCATION:${escaped(event.place)}`,
      `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `URL:${event.url}`,
      // The evening before is when people plan their day.
      ...(event.cancelled
        ? []
        : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(event.title)}`, 'TRIGGER:-PT12H', 'END:VALARM']),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function utc(moment: string): string {
  return new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

/** A line is 75 octets at most; what goes on begins with a space, and no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = ['']
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      parts.push(' ')
      octets = 1
    }
    parts[parts.length - 1] += letter
    octets += size
  }
  return parts.join('\r\n')
}
