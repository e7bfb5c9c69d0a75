import type { Snapshot } from '../platform/journal/changes.ts'
import type { Follower, Handler } from '../platform/journal/command.ts'
import { handlers as budget } from './budget/handlers.ts'
import { budgetAnnex } from './budget/paper.ts'
import { snapshotLines } from './budget/reads.ts'
import { followers as erasedSellers } from './commerce/handlers/erased.ts'
import { marketplaceHandlers } from './commerce/handlers/marketplaces.ts'
import { photoHandlers } from './commerce/handlers/photos.ts'
import { productHandlers } from './commerce/handlers/products.ts'
import { sellerHandlers, followers as sellers } from './commerce/handlers/sellers.ts'
import { stepHandlers } from './commerce/handlers/steps.ts'
import { snapshotMarketplaces } from './commerce/reads/marketplaces.ts'
import { snapshotSellers } from './commerce/reads.ts'
import { handlers as curriculum, followers as curriculumFollowers } from './curriculum/handlers.ts'
import { snapshotLearners } from './curriculum/reads.ts'
import { dossierHandlers } from './dossiers/handlers/dossiers.ts'
import { followers as dossiers } from './dossiers/handlers/follow.ts'
import { procedureHandlers } from './dossiers/handlers/procedures.ts'
import { snapshotProcedures } from './dossiers/reads/procedures.ts'
import { snapshotDossiers } from './dossiers/reads.ts'
import { heldHandlers } from './held/handlers.ts'
import { handlers as households } from './households/handlers/households.ts'
import { snapshotHouseholds } from './households/reads.ts'
import { handlers as mobilisation } from './mobilisation/handlers.ts'
import { snapshotTargets } from './mobilisation/reads.ts'
import { handlers as partners } from './partners/handlers.ts'
import { snapshotPartners } from './partners/reads.ts'
import { handlers as people } from './people/handlers/accounts.ts'
import { snapshotAccounts } from './people/reads.ts'
import { handlers as places } from './places/handlers.ts'
import { snapshotCommunes, snapshotVillages } from './places/reads.ts'
import { handlers as plan } from './plan/handlers/plans.ts'
import { snapshotPlans } from './plan/reads.ts'
import { followers as progress, handlers as progressHandlers } from './progress/handlers.ts'
import { followers as verdicts } from './recognition/handlers/follow.ts'
import { handlers as recognition } from './recognition/handlers.ts'
import { commendationAnnex } from './recognition/paper/annex.ts'
import { snapshotNominations } from './recognition/reads/nominations.ts'
import { listVerdicts } from './recognition/reads.ts'
import { handlers as reminders } from './reminders/handlers.ts'
import { snapshotUrges } from './reminders/reads.ts'
import { reportHandlers } from './reports/handlers/reports.ts'
import { snapshotReports } from './reports/reads.ts'
import { handlers as review } from './review/handlers/next.ts'
import { snapshotNext } from './review/reads.ts'
import { followers as partnersOfSessions } from './sessions/handlers/partners.ts'
import { handlers as sessions, followers as sessionsFollowers } from './sessions/handlers.ts'
import { snapshotSessions, snapshotSignUps } from './sessions/reads.ts'
import { followers as closings } from './support/handlers/closed.ts'
import { followers as erasures } from './support/handlers/erased.ts'
import { handlers as support } from './support/handlers.ts'
import { snapshotVisits } from './support/reads.ts'
import { followers as senders } from './teams/handlers/sent.ts'
import { handlers as teams } from './teams/handlers/teams.ts'
import { snapshotReviews } from './teams/reads/reviews.ts'
import { snapshotMembers, snapshotTeams } from './teams/reads.ts'
import { handlers as training } from './training/handlers.ts'

const orders: readonly Handler[] = [
  ...places,
  ...people,
  ...partners,
  ...plan,
  ...teams,
  ...households,
  ...support,
  ...sessions,
  ...curriculum,
  ...dossierHandlers,
  ...procedureHandlers,
  ...sellerHandlers,
  ...productHandlers,
  ...stepHandlers,
  ...photoHandlers,
  ...marketplaceHandlers,
  ...training,
  ...progressHandlers,
  ...budget,
  ...reportHandlers([budgetAnnex, commendationAnnex]),
  ...review,
  ...reminders,
  ...recognition,
  ...mobilisation,
]

/** Everything the server starts with: what can be ordered, who follows what happened, what others follow of every noun. */
export const handlers: readonly Handler[] = [...orders, ...heldHandlers(orders)]

export const followers: readonly Follower[] = [
  ...dossiers,
  ...progress,
  ...closings,
  ...erasures,
  ...erasedSellers,
  ...sessionsFollowers,
  ...curriculumFollowers,
  ...sellers,
  ...verdicts,
  ...senders,
  ...partnersOfSessions,
]

export const snapshots: ReadonlyMap<string, Snapshot> = new Map<string, Snapshot>([
  ['commune', snapshotCommunes],
  ['village', snapshotVillages],
  ['account', snapshotAccounts],
  ['partner', snapshotPartners],
  ['plan', snapshotPlans],
  ['team', snapshotTeams],
  ['member', snapshotMembers],
  ['review', snapshotReviews],
  ['household', snapshotHouseholds],
  ['visit', snapshotVisits],
  ['session', snapshotSessions],
  ['sign_up', snapshotSignUps],
  ['learner', snapshotLearners],
  ['procedure', snapshotProcedures],
  ['dossier', snapshotDossiers],
  ['seller', snapshotSellers],
  ['marketplace', snapshotMarketplaces],
  ['estimate_line', snapshotLines],
  ['report', snapshotReports],
  ['next_plan', snapshotNext],
  ['urge', snapshotUrges],
  ['nomination', snapshotNominations],
  ['doubt', listVerdicts],
  ['partner_target', snapshotTargets],
])
