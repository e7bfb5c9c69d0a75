import type { Follower, Handler } from '../platform/journal/command.ts'
import { type Snapshot, snapshot } from '../platform/journal/snapshot.ts'
import { handlers as budget } from './budget/handlers.ts'
import { budgetAnnex } from './budget/paper.ts'
import { EstimateLine, snapshotLines } from './budget/reads.ts'
import { followers as erasedSellers } from './commerce/handlers/erased.ts'
import { marketplaceHandlers } from './commerce/handlers/marketplaces.ts'
import { photoHandlers } from './commerce/handlers/photos.ts'
import { productHandlers } from './commerce/handlers/products.ts'
import { sellerHandlers, followers as sellers } from './commerce/handlers/sellers.ts'
import { stepHandlers } from './commerce/handlers/steps.ts'
import { Marketplace, snapshotMarketplaces } from './commerce/reads/marketplaces.ts'
import { Seller, snapshotSellers } from './commerce/reads.ts'
import { handlers as curriculum, followers as curriculumFollowers } from './curriculum/handlers.ts'
import { Learner, snapshotLearners } from './curriculum/reads.ts'
import { dossierHandlers } from './dossiers/handlers/dossiers.ts'
import { followers as dossiers } from './dossiers/handlers/follow.ts'
import { procedureHandlers } from './dossiers/handlers/procedures.ts'
import { Procedure, snapshotProcedures } from './dossiers/reads/procedures.ts'
import { Dossier, snapshotDossiers } from './dossiers/reads.ts'
import { heldHandlers } from './held/handlers.ts'
import { handlers as households } from './households/handlers/households.ts'
import { FollowedRecord, snapshotHouseholds } from './households/reads.ts'
import { handlers as mobilisation } from './mobilisation/handlers.ts'
import { snapshotTargets, Target } from './mobilisation/reads.ts'
import { handlers as outreach } from './outreach/handlers.ts'
import {
  Campaign,
  Message,
  Publication,
  snapshotCampaigns,
  snapshotMessages,
  snapshotPublications,
} from './outreach/reads.ts'
import { handlers as partners } from './partners/handlers.ts'
import { OpenPartner, snapshotPartners } from './partners/reads.ts'
import { handlers as people } from './people/handlers/accounts.ts'
import { Account, snapshotAccounts } from './people/reads.ts'
import { handlers as places } from './places/handlers.ts'
import { Commune, snapshotCommunes, snapshotVillages, Village } from './places/reads.ts'
import { planHandlers } from './plan/handlers/plans.ts'
import { Plan, snapshotPlans } from './plan/reads.ts'
import { followers as progress, handlers as progressHandlers } from './progress/handlers.ts'
import { followers as verdicts } from './recognition/handlers/follow.ts'
import { handlers as recognition } from './recognition/handlers.ts'
import { commendationAnnex } from './recognition/paper/annex.ts'
import { Nomination, snapshotNominations } from './recognition/reads/nominations.ts'
import { Decided, listVerdicts } from './recognition/reads.ts'
import { handlers as reminders } from './reminders/handlers.ts'
import { LoggedUrge, snapshotUrges } from './reminders/reads.ts'
import { reportHandlers } from './reports/handlers/reports.ts'
import { Report, snapshotReports } from './reports/reads.ts'
import { handlers as review } from './review/handlers/next.ts'
import { NextPlan, snapshotNext } from './review/reads.ts'
import { followers as partnersOfSessions } from './sessions/handlers/partners.ts'
import { handlers as sessions, followers as sessionsFollowers } from './sessions/handlers.ts'
import { Session, SignUpOfSession, snapshotSessions, snapshotSignUps } from './sessions/reads.ts'
import { followers as closings } from './support/handlers/closed.ts'
import { followers as erasures } from './support/handlers/erased.ts'
import { handlers as support } from './support/handlers.ts'
import { snapshotVisits, Visit } from './support/reads.ts'
import { followers as senders } from './teams/handlers/sent.ts'
import { handlers as teams } from './teams/handlers/teams.ts'
import { Review, snapshotReviews } from './teams/reads/reviews.ts'
import { findTeam, Member, snapshotMembers, snapshotTeams, Team } from './teams/reads.ts'
import { handlers as training } from './training/handlers.ts'

const orders: readonly Handler[] = [
  ...places,
  ...people,
  ...partners,
  ...planHandlers(async (scope, teamId) => (await findTeam(scope, teamId)) !== undefined),
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
  ...outreach,
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
  ['commune', snapshot(Commune, snapshotCommunes)],
  ['village', snapshot(Village, snapshotVillages)],
  ['account', snapshot(Account, snapshotAccounts)],
  ['partner', snapshot(OpenPartner, snapshotPartners)],
  ['plan', snapshot(Plan, snapshotPlans)],
  ['team', snapshot(Team, snapshotTeams)],
  ['member', snapshot(Member, snapshotMembers)],
  ['review', snapshot(Review, snapshotReviews)],
  ['household', snapshot(FollowedRecord, snapshotHouseholds)],
  ['visit', snapshot(Visit, snapshotVisits)],
  ['session', snapshot(Session, snapshotSessions)],
  ['sign_up', snapshot(SignUpOfSession, snapshotSignUps)],
  ['learner', snapshot(Learner, snapshotLearners)],
  ['procedure', snapshot(Procedure, snapshotProcedures)],
  ['dossier', snapshot(Dossier, snapshotDossiers)],
  ['seller', snapshot(Seller, snapshotSellers)],
  ['marketplace', snapshot(Marketplace, snapshotMarketplaces)],
  ['campaign', snapshot(Campaign, snapshotCampaigns)],
  ['message', snapshot(Message, snapshotMessages)],
  ['publication', snapshot(Publication, snapshotPublications)],
  ['estimate_line', snapshot(EstimateLine, snapshotLines)],
  ['report', snapshot(Report, snapshotReports)],
  ['next_plan', snapshot(NextPlan, snapshotNext)],
  ['urge', snapshot(LoggedUrge, snapshotUrges)],
  ['nomination', snapshot(Nomination, snapshotNominations)],
  ['doubt', snapshot(Decided, listVerdicts)],
  ['partner_target', snapshot(Target, snapshotTargets)],
])
