/** How a team stands against its target. Shown always as colour, icon and word together. */
export type Status = 'met' | 'on_track' | 'behind' | 'stalled'

export const statuses: readonly Status[] = ['met', 'on_track', 'behind', 'stalled']
