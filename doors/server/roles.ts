import type { Role } from '../../platform/access/roles.ts'

// Who opens which pages: the groups of roles that the lists of screens are written with.

export const deskRoles = ['coordinator', 'leader', 'service_center', 'admin'] as const satisfies readonly Role[]
/** Those the plan gives duties to and who guide nobody themselves: they see what is ordered and when, and no household. */
export const departmentRoles = [
  'finance',
  'communications',
  'organization',
  'province',
] as const satisfies readonly Role[]
/** Who reads the plan that gives them work (plan III). */
export const planRoles = [...deskRoles, ...departmentRoles]
/** Money is the commune's and its economic office's. */
export const budgetRoles = [...deskRoles, 'finance'] as const satisfies readonly Role[]
/** Who sees what the commune tells its people: the communications centre plans it. */
export const outreachRoles = [...deskRoles, 'communications'] as const satisfies readonly Role[]
export const officerRoles = ['coordinator', 'admin'] as const satisfies readonly Role[]
/** Departments that may put forward for commendation; they see what they put forward, and no scores. */
export const puttingForward = ['finance', 'communications', 'organization'] as const satisfies readonly Role[]
export const nominatorRoles = [...deskRoles, ...puttingForward]
