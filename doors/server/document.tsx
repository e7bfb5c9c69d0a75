import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { type Standing, StandingContext } from '../../platform/kit/attempt.ts'
import { LangContext } from '../../platform/kit/lang.ts'
import type { Assets, Script } from './assets.ts'
import type { Area } from './page.ts'

type Props = {
  title: string
  area: Area
  standing: Standing
  assets: Assets
  script?: Script | undefined
  drawn?: boolean | undefined
  children: ComponentChildren
}

/** A whole page as text. Styles come first, the one script of the field area last and deferred. */
export function renderDocument(props: Props): string {
  const html = render(<Document {...props} />)
  const forms = /<form[^>]* data-(from-field|many|photo-of)/.test(html) ? (props.script?.forms ?? []) : []
  const links = forms.map((href) => render(<link rel="modulepreload" href={href} />))
  return `<!doctype html>${html.replace('</head>', `${links.join('')}</head>`)}`
}

function Document({ title, area, standing, assets, script, drawn = false, children }: Props): VNode {
  return (
    <html lang={standing.lang} class={`area-${area}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Thôn Số`}</title>
        {[area, ...(drawn ? ['picture'] : [])].flatMap(assets.styles).map((href) => (
          <link rel="stylesheet" href={href} key={href} />
        ))}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {area === 'field' && <link rel="manifest" href="/app.webmanifest" />}
        {script?.parts.map((href) => (
          <link rel="modulepreload" href={href} key={href} />
        ))}
        {script && <script type="module" src={script.url} />}
      </head>
      <body>
        <StandingContext.Provider value={standing}>
          <LangContext.Provider value={standing.lang}>{children}</LangContext.Provider>
        </StandingContext.Provider>
      </body>
    </html>
  )
}
