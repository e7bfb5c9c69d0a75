import { ButtonLink } from './button.tsx'
import { DownloadIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

/** What a table shows, to take along: `/desk/visits` with its filter becomes `/desk/visits.xlsx?…` and `.csv?…`. */
export function ExportLinks({ href, search = '' }: { href: string; search?: string }) {
  const lang = useLang()
  return (
    <>
      <ButtonLink href={`${href}.xlsx${search}`} icon={DownloadIcon} download>
        {words.say(lang, 'export_xlsx')}
      </ButtonLink>
      <ButtonLink href={`${href}.csv${search}`} kind="quiet" download>
        {words.say(lang, 'export_csv')}
      </ButtonLink>
    </>
  )
}
