import type { Policy } from '../../scenarios/setup/policy/policy.ts'

/** A policy in one line. */
export function PolicyFacts({ policy }: { readonly policy: Policy }) {
  const facts = [
    ['origins', policy.origins === '*' ? '*' : listed(policy.origins)],
    ['methods', listed(policy.methods)],
    ['headers', listed(policy.requestHeaders)],
    ['exposed', listed(policy.exposeHeaders)],
    ['credentials', policy.credentials ? 'yes' : 'no'],
    ['max-age', policy.maxAgeSeconds ?? 'not sent'],
  ] as const
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const mostInLine = 6

const listed = (values: readonly string[]) => {
  if (values.length === 0) return 'none'
  const more = values.length - mostInLine
  return more <= 1 ? values.join(' ') : `${values.slice(0, mostInLine).join(' ')} and ${more} more`
}
