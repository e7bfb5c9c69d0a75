const turns = new Map<string, Promise<unknown>>()

/**
 * One at a time under this name, over all tabs and the service worker. Plain HTTP has no such locks: there at least one
 * page does not get in its own way.
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(name, work)
  const mine = (turns.get(name) ?? Promise.resolve()).then(work, work)
  turns.set(name, mine)
  return mine
}
