/** What a person may come for. `installer` exists only until a commune's first account is made. */
export const roles = [
  'member',
  'team_lead',
  'coordinator',
  'leader',
  'service_center',
  'finance',
  'communications',
  'organization',
  'province',
  'admin',
  'installer',
] as const
export type Role = (typeof roles)[number]

/** Roles that look after one team; every other role looks after the commune. */
export const teamRoles = ['member', 'team_lead'] as const satisfies readonly Role[]

/** One role in one place: `teamId` for a team's roles, `partnerId` for an organisation's, neither for the commune's. */
export type Grant = { readonly role: Role; readonly teamId: string | null; readonly partnerId: string | null }
