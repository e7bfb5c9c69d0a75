/**
 * Text files as people save them: UTF-8, UTF-16 of old Notepad and Excel, or Windows-1258, whose detached tone marks become
 * whole letters by NFC. Returns null for bytes that are no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes)
  if (text === null || text.includes('\0')) return null
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
}

function decode(bytes: Uint8Array): string | null {
  const marker = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  if (marker === 0xfffe) return new TextDecoder('utf-16le').decode(bytes)
  if (marker === 0xfeff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return controlShare(bytes) > 0.02 ? null : new TextDecoder('windows-1258').decode(bytes)
  }
}

/** Binary files are full of control bytes; text has only tabs and line ends. */
function controlShare(bytes: Uint8Array): number {
  let controls = 0
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++
  return controls / Math.max(1, bytes.length)
}
