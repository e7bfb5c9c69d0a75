// Two communes at work, for tests and builders only: everything goes in through the inbox, as people would put it in.
// Every text that belongs to a team carries the team's mark (`c0t2x`), so that a leak shows in any answer.

import { v7 as newId } from 'uuid'
import { installer } from '../platform/access/scope.ts'
import type { Inbox } from '../platform/journal/inbox.ts'
import { theBudget } from './world/budget.ts'
import { theSellers } from './world/commerce.ts'
import { theLearners } from './world/curriculum.ts'
import { theDossiers } from './world/dossiers.ts'
import { theHeld } from './world/held.ts'
import { theHouseholds } from './world/households.ts'
import { theOutreach } from './world/outreach.ts'
import { thePartners } from './world/partners.ts'
import { thePeople } from './world/people.ts'
import { an, anActor, mustAccept, order, type Place } from './world/place.ts'
import { thePlans } from './world/plan.ts'
import { theNominations } from './world/recognition.ts'
import { theUrges } from './world/reminders.ts'
import { theReports } from './world/reports.ts'
import { theNext } from './world/review.ts'
import { theSessions } from './world/sessions.ts'
import { theVisits } from './world/support.ts'
import { theReviews } from './world/teams.ts'
import { theTrainings } from './world/training.ts'

export * from './world/place.ts'
export { planText } from './world/plan.ts'
export * from './world/rows.ts'
export { thePhotos } from './world/support.ts'

export async function aWorld(gate: Inbox, communes = 2): Promise<Place[]> {
  const places: Place[] = []
  for (let at = 0; at < communes; at += 1) places.push(await aPlace(gate, at))
  return places
}

/** A commune of three villages and four teams with members, households, visits, plans, reports and a person of each kind. */
export async function aPlace(gate: Inbox, at: number): Promise<Place> {
  const communeId = newId()
  const officer = anActor(communeId, an('admin'))
  const villages = [0, 1, 2].map((n) => ({ villageId: newId(), name: `Thôn ${n + 1}` }))
  const teams = [0, 1, 2, 3].map((n) => ({
    teamId: newId(),
    villageId: villages[n % 3]?.villageId ?? '',
    mark: `c${at}t${n}x`,
  }))
  await mustAccept(gate, installer(communeId), [
    order('places.found_commune', { communeId, code: String(11131 + at), name: `Xã Mẫu ${at + 1}` }),
  ])
  await mustAccept(gate, officer, [
    order('places.add_villages', { villages }),
    order('teams.set_up', {
      teams: teams.map(({ teamId, villageId, mark }, n) =>
        n === 3
          ? { teamId, level: 'commune', name: `Tổ xã ${mark}` }
          : { teamId, villageId, level: 'village', name: `Tổ ${mark}` },
      ),
    }),
  ])
  const people = await thePeople(gate, officer, at, teams)
  const households = await theHouseholds(gate, officer, teams)
  const visits = await theVisits(gate, communeId, people, households)
  const planId = await thePlans(gate, officer)
  const place = { communeId, officer, teams, households, visits, planId, people }
  await theBudget(gate, place)
  await theOutreach(gate, place)
  const reports = await theReports(gate, place)
  await theUrges(gate, place)
  await theSessions(gate, place)
  await theHeld(gate, place)
  await theLearners(gate, place)
  await theDossiers(gate, place)
  await theSellers(gate, place)
  await theTrainings(gate, place)
  await theReviews(gate, place)
  await theNominations(gate, place)
  await thePartners(gate, place)
  await theNext(gate, place, reports[0]?.reportId ?? '')
  return place
}
