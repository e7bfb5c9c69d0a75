import type { Hono } from 'hono'
import { holds, type Scope, visiblePartners } from '../../platform/access/scope.ts'
import { budgetPages, budgetRoutes } from '../office/budget.ts'
import { curriculumPages, curriculumRoutes } from '../office/curriculum.ts'
import { dossierPages, dossierRoutes } from '../office/dossiers.ts'
import { emulationPages, emulationRoutes } from '../office/emulation.ts'
import { countHeld, heldPages, heldRoutes } from '../office/held.ts'
import { householdIntakePages, householdIntakeRoutes } from '../office/household-intake.ts'
import { householdPages, householdRoutes } from '../office/households.ts'
import { nominationPages, nominationRoutes } from '../office/nominations.ts'
import { outreachPages, outreachRoutes } from '../office/outreach.ts'
import { overviewPages } from '../office/overview.ts'
import { partnerPages, partnerRoutes } from '../office/partners.ts'
import { peoplePages, peopleRoutes } from '../office/people.tsx'
import { deskPlaces } from '../office/places.ts'
import { planPages, planRoutes } from '../office/plans.ts'
import { platformPages, platformRoutes } from '../office/platforms.ts'
import { procedurePages, procedureRoutes } from '../office/procedures.ts'
import { progressPages, progressRoutes } from '../office/progress.ts'
import { recognitionPages, recognitionRoutes } from '../office/recognition.ts'
import { countToUrge, reminderPages } from '../office/reminders.ts'
import { reportPages, reportRoutes } from '../office/reports.ts'
import { reviewPages, reviewRoutes } from '../office/reviews.ts'
import { sellerPages, sellerRoutes } from '../office/sellers.ts'
import { sessionPages, sessionRoutes } from '../office/sessions.ts'
import { teamIntakePages, teamIntakeRoutes } from '../office/team-intake.ts'
import { setUpRoutes } from '../office/team-set-up.ts'
import { teamPages, teamRoutes } from '../office/teams.tsx'
import { trainingPages, trainingRoutes } from '../office/training.ts'
import { visitPages, visitRoutes } from '../office/visits.ts'
import { wrapUpPages, wrapUpRoutes } from '../office/wrap-up.ts'
import { fieldCurriculumPages } from '../phone/curriculum.ts'
import { fieldDossierPages } from '../phone/dossiers.ts'
import { followEndpoints } from '../phone/follow.ts'
import { lockPages, lockRoutes } from '../phone/lock-routes.tsx'
import { fieldOutreachPages } from '../phone/outreach.ts'
import { photoRoutes, photoWithForm } from '../phone/photos.ts'
import { fieldRecognitionPages } from '../phone/recognition.ts'
import { recordPages } from '../phone/records.ts'
import { fieldPages, severalPages } from '../phone/screens.ts'
import { fieldSellerPages } from '../phone/sellers.ts'
import { fieldSessionPages } from '../phone/sessions.ts'
import { severalRoutes } from '../phone/several.ts'
import { teamWorkPages } from '../phone/team-work.ts'
import { checkPages } from '../public/check.ts'
import { columnPages, columnRoutes } from '../public/column.ts'
import { lessonPages } from '../public/lessons.ts'
import { publicPages } from '../public/pages.ts'
import { publicSessionPages, publicSessionRoutes } from '../public/sessions.ts'
import type { Door, Stand } from '../server/app.tsx'
import { departmentRoles, deskRoles, outreachRoles } from '../server/roles.ts'

/** Every door there is. A door's own routes and longer addresses come before an address with an id in its place. */
export const doors: readonly Door[] = [
  { pages: overviewPages, routes: home, side: { places: deskPlaces, count: countWaiting } },
  { pages: progressPages, routes: progressRoutes },
  { pages: planPages, routes: planRoutes },
  { pages: teamIntakePages, routes: teamIntakeRoutes },
  { pages: [], routes: setUpRoutes },
  { pages: reviewPages, routes: reviewRoutes },
  { pages: teamPages, routes: teamRoutes },
  { pages: householdIntakePages, routes: householdIntakeRoutes },
  { pages: householdPages, routes: householdRoutes },
  { pages: visitPages, routes: visitRoutes },
  { pages: sessionPages, routes: sessionRoutes },
  { pages: partnerPages, routes: partnerRoutes },
  { pages: emulationPages, routes: emulationRoutes },
  { pages: trainingPages, routes: trainingRoutes },
  { pages: [...fieldSessionPages, ...publicSessionPages], routes: publicSessionRoutes },
  { pages: curriculumPages, routes: curriculumRoutes },
  { pages: [...fieldCurriculumPages, ...lessonPages] },
  { pages: [...dossierPages, ...fieldDossierPages], routes: dossierRoutes },
  { pages: procedurePages, routes: procedureRoutes },
  { pages: platformPages, routes: platformRoutes },
  { pages: [...sellerPages, ...fieldSellerPages], routes: sellerRoutes },
  { pages: [...outreachPages, ...fieldOutreachPages], routes: outreachRoutes },
  { pages: columnPages, routes: columnRoutes },
  { pages: [], routes: photoRoutes, withFile: photoWithForm },
  { pages: [...teamWorkPages, ...recordPages] },
  { pages: reminderPages },
  { pages: heldPages, routes: heldRoutes },
  { pages: budgetPages, routes: budgetRoutes },
  { pages: reportPages, routes: reportRoutes },
  { pages: wrapUpPages, routes: wrapUpRoutes },
  { pages: nominationPages, routes: nominationRoutes },
  { pages: [...recognitionPages, ...fieldRecognitionPages], routes: recognitionRoutes },
  { pages: peoplePages, routes: peopleRoutes },
  { pages: [...severalPages, ...fieldPages], routes: severalRoutes },
  { pages: lockPages, routes: lockRoutes, endpoints: followEndpoints },
  { pages: [...publicPages, ...checkPages] },
]

/** What waits behind the places of the desk's side list. */
async function countWaiting(scope: Scope, today: string) {
  return { reminders: await countToUrge(scope, today), held: await countHeld(scope) }
}

/** Everybody has one place to start from. */
function home(routes: Hono, { visitorOf }: Stand): void {
  routes.get('/home', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/', 303)
    if (holds(user.actor, deskRoles)) return c.redirect('/desk', 303)
    // Who signs in for one organisation looks at what its people did.
    const partners = visiblePartners(user.actor)
    if (partners !== 'all' && partners.length > 0)
      return c.redirect(partners.length === 1 ? `/desk/partners/${partners[0]}` : '/desk/partners', 303)
    if (holds(user.actor, outreachRoles)) return c.redirect('/desk/outreach', 303)
    return c.redirect(holds(user.actor, departmentRoles) ? '/desk/plans' : '/field', 303)
  })
}
