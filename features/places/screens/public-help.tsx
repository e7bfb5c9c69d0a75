import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { PlaceIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { words } from '../words.ts'

/** Where to go today. No names and no phone numbers of people stand on a public page. */
export function PublicHelp({ commune, villages }: { commune: string; villages: readonly string[] }) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'help_title')} lead={words.say(lang, 'help_lead')}>
      <Card title={words.say(lang, 'help_village')}>
        <p>{words.say(lang, 'help_village_text')}</p>
        {villages.length === 0 ? (
          <p class="soft">{words.say(lang, 'help_no_teams')}</p>
        ) : (
          <>
            <p class="soft">{words.say(lang, 'help_villages')}</p>
            <Chips>
              {villages.map((village) => (
                <Chip key={village} tone="primary" icon={PlaceIcon}>
                  {village}
                </Chip>
              ))}
            </Chips>
          </>
        )}
      </Card>
      <Card title={words.say(lang, 'help_office', { commune })}>
        <p>{words.say(lang, 'help_office_text')}</p>
      </Card>
      <Card title={words.say(lang, 'help_home')}>
        <p>{words.say(lang, 'help_home_text')}</p>
      </Card>
      <Notice kind="danger" title={words.say(lang, 'help_urgent')}>
        {words.say(lang, 'help_urgent_text')}
      </Notice>
      <Notice kind="warning" title={words.say(lang, 'never_otp')}>
        {words.say(lang, 'never_otp_text')}
      </Notice>
    </PublicScreen>
  )
}
