import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { undoUrge } from '../contract.ts'
import type { Followed, Urge } from '../reads.ts'
import { words } from '../words.ts'

export type ShownUrge = Urge & { readonly by: string | undefined }

/** Who was urged, when, through what, and what the team did next. */
export function UrgeHistory({ urges }: { urges: readonly ShownUrge[] }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'history')}>
      {urges.length === 0 ? (
        <p class="soft">{words.say(lang, 'no_history')}</p>
      ) : (
        <RowLinks
          label={words.say(lang, 'history')}
          rows={urges.map((urge) => ({
            key: urge.urgeId,
            title: `${words.say(lang, urge.channel)}: ${words.say(lang, `about_${urge.about}`)}`,
            note: (
              <>
                <div>
                  {urge.by
                    ? words.say(lang, 'urged_by', { name: urge.by, at: moment(urge.urgedAt) })
                    : moment(urge.urgedAt)}
                </div>
                <div>{tellFollowed(lang, urge.followed)}</div>
                <details>
                  <summary>{words.say(lang, 'said')}</summary>
                  {urge.text.split('\n').map((line, at) => (
                    <p key={at}>{line}</p>
                  ))}
                </details>
              </>
            ),
            after: <Undo urgeId={urge.urgeId} />,
          }))}
        />
      )}
    </Card>
  )
}

export function tellFollowed(lang: Lang, followed: Followed): string {
  if (followed === null) return words.say(lang, 'followed_none')
  return words.say(lang, `followed_${followed.what}`, { day: day(followed.on) })
}

function Undo({ urgeId }: { urgeId: string }) {
  const lang = useLang()
  return (
    <Confirm label={words.say(lang, 'undo')} kind="quiet" question={words.say(lang, 'undo_question')}>
      <CommandForm order={undoUrge} fixed={{ urgeId }} name={`undo-${urgeId}`}>
        <Button kind="danger">{words.say(lang, 'undo_yes')}</Button>
      </CommandForm>
    </Confirm>
  )
}
