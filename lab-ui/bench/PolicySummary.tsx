import type { Policy } from '../../scenarios/policy/policy.ts'

/** The stage's policy in one line. */
export function PolicySummary({ policy }: { readonly policy: Policy }) {
  const facts = [
    ['origins', policy.origins === '*' ? '*' : listed(policy.origins)],
    ['methods', listed(policy.methods)],
    ['headers', listed(policy.requestHeaders)],
    ['exposed', listed(policy.exposeHeaders)],
    ['credentials', policy.credentials ? 'yes' : 'no'],
    ['max-age', policy.maxAgeSeconds ?? 'not sent'],
  ] as const
  return (
    <section className="panel policy" aria-label="Policy">
      <b>Policy</b>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const listed = (values: readonly string[]) => (values.length === 0 ? 'none' : values.join(' '))
