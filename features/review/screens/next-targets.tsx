import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { figure, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { nameScope, nameTarget } from '../../plan/words.ts'
import { keepTarget, renewTargets, setTarget } from '../contract.ts'
import type { NextPlan } from '../reads.ts'
import type { NextTarget, TeamProposal } from '../rules/next-content.ts'
import type { Evidence, Proposal } from '../rules/target-proposal.ts'
import { sayReason, sayTrend, words } from '../words.ts'

type Props = { next: NextPlan; mayEdit: boolean }

/** Each target with the common number and, for each team, what is proposed and what speaks for it. */
export function NextTargets({ next, mayEdit }: Props) {
  const { lang } = useStanding()
  const { targets } = next.content
  return (
    <Card title={words.say(lang, 'targets')}>
      <details class="fold">
        <summary>
          <span>{words.say(lang, 'rule')}</span>
        </summary>
        <p>{words.say(lang, 'rule_text')}</p>
      </details>
      {targets.length === 0 && <p class="soft">{words.say(lang, 'no_targets')}</p>}
      {targets.map((target, at) => (
        <OneTarget key={`${target.indicator} ${at}`} next={next} target={target} at={at} mayEdit={mayEdit} />
      ))}
      {mayEdit && targets.length > 0 && (
        <CommandForm order={renewTargets} fixed={{ nextId: next.nextId }} next={`${addressOf(next)}#target-0`}>
          <Button>{words.say(lang, 'renew')}</Button>
          <p class="small soft">{words.say(lang, 'renew_hint')}</p>
        </CommandForm>
      )}
    </Card>
  )
}

export function addressOf({ nextId }: Pick<NextPlan, 'nextId'>): string {
  return `/desk/review/next/${nextId}`
}

type One = Props & { target: NextTarget; at: number }

function OneTarget({ next, target, at, mayEdit }: One) {
  const { lang, attempt } = useStanding()
  const { scope, atLeast, kept, teams, was, partOf } = target
  const name = nameTarget(lang, target)
  const title = partOf === null ? name : `${words.say(lang, 'part_of')} ${name.toLocaleLowerCase(lang)}`
  const own = teams.filter((team) => team.atLeast !== atLeast).length
  const isRefused = attempt?.type === setTarget.type && attempt.values['target']?.[0] === String(at)
  const fixed = { nextId: next.nextId, target: String(at) }
  const back = `${addressOf(next)}#target-${at}`
  return (
    <fieldset class="field" id={`target-${at}`}>
      <legend class="field-label">
        {`${title} · ${nameScope(lang, scope)}`} {!kept && <Chip>{words.say(lang, 'left_out')}</Chip>}
      </legend>
      <div class="line-form">
        {mayEdit && kept ? (
          <CommandForm order={setTarget} fixed={fixed} next={back} class="line-form">
            <TextField
              id={`common-${at}`}
              name="atLeast"
              label={words.say(lang, scope.startsWith('each_') ? 'for_all' : 'next_target')}
              hint={`${words.say(lang, 'now_target')}: ${number(lang, was)}`}
              type="number"
              min={0.01}
              step="any"
              value={String(atLeast)}
              required
            />
            <Button>{words.say(lang, 'set_number')}</Button>
          </CommandForm>
        ) : (
          <p>{number(lang, atLeast)}</p>
        )}
        {mayEdit && (
          <CommandForm order={keepTarget} fixed={{ ...fixed, kept: kept ? 'no' : 'yes' }} next={back}>
            <Button kind="quiet">{words.say(lang, kept ? 'leave_out' : 'take_back')}</Button>
          </CommandForm>
        )}
      </div>
      {target.proposed && target.evidence && <p class="small soft">{sayAll(lang, target.proposed, target.evidence)}</p>}
      {kept && teams.length > 0 && (
        <details class="fold" open={isRefused || partOf === null}>
          <summary>
            <span>{words.say(lang, 'of_each', { own: number(lang, own), all: number(lang, teams.length) })}</span>
          </summary>
          <TeamTable {...{ next, target, at, mayEdit, back }} title={title} />
        </details>
      )}
    </fieldset>
  )
}

function TeamTable({ next, target, at, mayEdit, back, title }: One & { back: string; title: string }) {
  const { lang } = useStanding()
  const says = (key: 'now_target' | 'done' | 'trend' | 'unreached' | 'proposed' | 'why' | 'next_target') =>
    words.say(lang, key)
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={target.teams}
      rowKey={(team) => team.teamId}
      columns={[
        { key: 'team', header: words.say(lang, 'team'), naming: true, cell: (team) => team.name },
        { key: 'now', header: says('now_target'), kind: 'figure', cell: (team) => number(lang, team.evidence.target) },
        { key: 'done', header: says('done'), kind: 'figure', cell: (team) => figure(lang, team.evidence.done) },
        { key: 'trend', header: says('trend'), cell: (team) => sayTrend(lang, team.evidence) },
        { key: 'left', header: says('unreached'), kind: 'figure', cell: (team) => sayUnreached(lang, team.evidence) },
        { key: 'why', header: says('why'), cell: (team) => sayReason(lang, team.proposed.reason) },
        {
          key: 'next',
          header: says('next_target'),
          kind: mayEdit ? 'text' : 'figure',
          cell: (team) => (mayEdit ? <TeamNumber {...{ next, at, team, back }} /> : number(lang, team.atLeast)),
        },
      ]}
    />
  )
}

function TeamNumber({ next, at, team, back }: { next: NextPlan; at: number; team: TeamProposal; back: string }) {
  const { lang } = useStanding()
  const fixed = { nextId: next.nextId, target: String(at), teamId: team.teamId }
  return (
    <CommandForm order={setTarget} fixed={fixed} next={back} class="number-form">
      <TextField
        id={`n-${at}-${team.teamId}`}
        name="atLeast"
        label={words.say(lang, 'next_target')}
        labelHidden
        hint={
          team.atLeast === team.proposed.atLeast
            ? undefined
            : `${words.say(lang, 'proposed')}: ${number(lang, team.proposed.atLeast)}`
        }
        type="number"
        min={0.01}
        step="any"
        value={String(team.atLeast)}
        required
      />
      <Button>{words.say(lang, 'set_number')}</Button>
    </CommandForm>
  )
}

function sayUnreached(lang: Lang, { there, unreached }: Evidence): string {
  if (unreached === null || there === null || there === 0) return '—'
  return words.say(lang, 'unreached_of', { n: number(lang, unreached), of: number(lang, there) })
}

function sayAll(lang: Lang, proposed: Proposal, evidence: Evidence): string {
  return [
    `${words.say(lang, 'done')}: ${figure(lang, evidence.done)}`,
    sayTrend(lang, evidence),
    sayReason(lang, proposed.reason),
  ].join(' · ')
}
