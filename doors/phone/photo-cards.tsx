import { words as support } from '../../features/support/words.ts'
import { Button } from '../../platform/kit/button.tsx'
import { CameraIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { ProblemNotice } from '../../platform/kit/notice.tsx'
import { Ledger } from '../../platform/kit/receipt.tsx'
import type { KeptPhoto } from '../../platform/sync/photos.ts'
import { words } from '../../platform/sync/words.ts'

type Props = { photos: readonly KeptPhoto[] }

/** Above every screen, beside what else waits: photographs are never part of its count. */
export function PhotoStrip({ photos }: Props) {
  const lang = useLang()
  const refused = photos.filter(({ state }) => state === 'refused').length
  const waiting = photos.length - refused
  return (
    <>
      {waiting > 0 && (
        <a class="strip strip-waiting" href="/field/waiting">
          <CameraIcon />
          <span>{support.say(lang, 'photos_waiting', { n: waiting })}</span>
        </a>
      )}
      {refused > 0 && (
        <a class="strip strip-waiting" href="/field/waiting">
          <CameraIcon />
          <span>{support.say(lang, 'photos_refused', { n: refused })}</span>
        </a>
      )}
    </>
  )
}

export function PhotoCards({ photos, drop }: Props & { drop: (photo: KeptPhoto) => void }) {
  const lang = useLang()
  return (
    <>
      {photos.map((photo) => (
        <article key={photo.photoId} class="card card-plain" data-kept-photo={photo.state}>
          <h2 class="card-title">
            {support.say(lang, 'photo')}: {photo.label}
          </h2>
          {photo.problem ? (
            <ProblemNotice code={photo.problem.code} sentence={photo.problem[lang]} />
          ) : (
            <Ledger
              label={words.say(lang, 'waiting')}
              lines={[
                {
                  outcome: 'waiting',
                  label: support.say(lang, 'photo_waiting', {
                    percent: Math.floor((100 * photo.sentBytes) / photo.length),
                  }),
                },
              ]}
            />
          )}
          <Button type="button" kind="quiet" onClick={() => drop(photo)}>
            {support.say(lang, 'photo_not_chosen')}
          </Button>
        </article>
      ))}
    </>
  )
}
