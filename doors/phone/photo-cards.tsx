import { words as support } from '../../features/support/words.ts'
import { Button } from '../../platform/kit/button.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { ProblemNotice } from '../../platform/kit/notice.tsx'
import { Ledger } from '../../platform/kit/receipt.tsx'
import type { KeptPhoto } from '../../platform/sync/photos.ts'
import { words } from '../../platform/sync/words.ts'

export function PhotoCards({ photos, drop }: { photos: readonly KeptPhoto[]; drop: (photo: KeptPhoto) => void }) {
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
