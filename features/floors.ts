/** The floors of the house, from the ground up. A feature may look down, never up; within a floor only as listed. */
export const floors = [
  ['places', 'people', 'partners'],
  [
    'plan',
    'teams',
    'training',
    'households',
    'curriculum',
    'sessions',
    'support',
    'dossiers',
    'commerce',
    'outreach',
    'requests',
  ],
  ['held', 'progress', 'reminders', 'mobilisation', 'budget', 'reports', 'review', 'recognition'],
] as const

/** Who may look sideways at whom on the same floor. */
export const sideways: Readonly<Record<string, readonly string[]>> = {
  people: ['places', 'partners'],
  partners: ['places'],
  plan: [],
  teams: ['plan'],
  households: ['teams'],
  support: ['households', 'teams', 'plan'],
  sessions: ['teams', 'households', 'plan', 'support'],
  curriculum: ['teams', 'households', 'support', 'sessions'],
  dossiers: ['support', 'households', 'teams', 'plan'],
  commerce: ['support', 'households', 'teams'],
  outreach: ['plan', 'teams', 'support'],
  training: ['teams', 'sessions'],
  reports: ['progress'],
  review: ['progress', 'reports'],
  reminders: ['progress', 'reports'],
  progress: [],
  mobilisation: [],
  budget: ['reports'],
  held: [],
  recognition: ['progress', 'reports'],
}
