/** Our mark: a village roof over three rising bars. */
export function Brand({ href, name }: { href: string; name: string }) {
  return (
    <a class="brand" href={href}>
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
        <path class="brand-roof" d="M3 15L16 4l13 11" />
        <path class="brand-bars" d="M9 27v-6M16 27V16M23 27V19" />
      </svg>
      <span>{name}</span>
    </a>
  )
}
