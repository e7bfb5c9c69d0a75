import type { Problem } from '../../../platform/journal/problem.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { ProblemNotice } from '../../../platform/kit/notice.tsx'
import { words } from '../words.ts'

type Props = {
  values: Readonly<Record<string, string>>
  problem: Problem | undefined
  ids: Readonly<Record<string, string>>
}

/** Shown once, on a fresh installation: the commune and its first account. */
export function FirstRun({ values, problem, ids }: Props) {
  const lang = useLang()
  return (
    <form method="post" action="/welcome" class="stack">
      {problem && <ProblemNotice first code={problem.code} sentence={problem[lang]} />}
      {Object.entries(ids).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <Card title={words.say(lang, 'commune')}>
        <TextField
          name="commune"
          label={words.say(lang, 'commune_name')}
          hint={words.say(lang, 'commune_name_hint')}
          value={values['commune']}
          required
          maxLength={120}
        />
        <TextField
          name="code"
          label={words.say(lang, 'commune_code')}
          hint={words.say(lang, 'commune_code_hint')}
          value={values['code']}
          inputMode="numeric"
          pattern="[0-9]{5}"
          required
          maxLength={5}
        />
        <TextField
          name="superior"
          label={words.say(lang, 'superior')}
          value={values['superior']}
          optional
          maxLength={120}
        />
      </Card>
      <Card title={words.say(lang, 'your_account')}>
        <TextField
          name="name"
          label={words.say(lang, 'name')}
          value={values['name']}
          required
          autoComplete="name"
          maxLength={120}
        />
        <TextField
          name="phone"
          label={words.say(lang, 'phone')}
          hint={words.say(lang, 'phone_hint')}
          type="tel"
          value={values['phone']}
          required
          autoComplete="tel"
        />
        <TextField
          name="password"
          label={words.say(lang, 'password')}
          hint={words.say(lang, 'password_hint')}
          type="password"
          required
          autoComplete="new-password"
        />
      </Card>
      <Button kind="primary" big>
        {words.say(lang, 'make_account')}
      </Button>
    </form>
  )
}
