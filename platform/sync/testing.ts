import type { Store } from './store.ts'

/** A phone's store in memory, for tests only: as much of IndexedDB as the outbox and the replica use. */
export function memoryStore(): Store {
  const rooms = new Map<string, Map<string, unknown>>()
  let places = 0
  const room = (name: string) => {
    const found = rooms.get(name) ?? new Map<string, unknown>()
    rooms.set(name, found)
    return found
  }
  const keyOf = (name: string, value: Record<string, unknown>) =>
    JSON.stringify(
      name === 'outbox'
        ? value['place']
        : name === 'replica'
          ? [value['accountId'], value['name']]
          : name === 'pages'
            ? [value['accountId'], value['path']]
            : value['accountId'],
    )
  const ofAccount = (name: string, accountId: string) =>
    [...room(name).values()].filter((value) => (value as { accountId: string }).accountId === accountId)
  const storeOf = (name: string) => ({
    get: async (key: unknown) => structuredClone(room(name).get(JSON.stringify(key))),
    put: async (value: Record<string, unknown>, key?: string) =>
      void room(name).set(key === undefined ? keyOf(name, value) : JSON.stringify(key), structuredClone(value)),
    add: async (value: Record<string, unknown>) => {
      places += 1
      room(name).set(JSON.stringify(places), structuredClone({ ...value, place: places }))
      return places
    },
    delete: async (key: unknown) => void room(name).delete(JSON.stringify(key)),
    index: () => ({
      getAll: async (accountId: string) => structuredClone(ofAccount(name, accountId)),
      getAllKeys: async (accountId: string) =>
        [...room(name)].flatMap(([key, value]) =>
          (value as { accountId: string }).accountId === accountId ? [JSON.parse(key) as unknown] : [],
        ),
    }),
  })
  const store = {
    transaction: (name: string) => ({ store: storeOf(name), objectStore: storeOf, done: Promise.resolve() }),
    countFromIndex: async (name: string, _: string, accountId: string) => ofAccount(name, accountId).length,
    get: (name: string, key: unknown) => storeOf(name).get(key),
    getAll: async (name: string) => structuredClone([...room(name).values()]),
    put: (name: string, value: Record<string, unknown>) => storeOf(name).put(value),
    delete: (name: string, key: unknown) => storeOf(name).delete(key),
    getAllFromIndex: async (name: string, _: string, accountId: string) => structuredClone(ofAccount(name, accountId)),
  }
  return store as unknown as Store
}
