import { Link } from '@tanstack/react-router'
import type { OnTheBench } from '../../../scenarios/explain/reasons/reason-facts.ts'
import { benchSearchFor } from './bench-link.ts'

/** The link that brings a reason about on the bench, or why there is none. */
export function TryOnBench({ onTheBench }: { readonly onTheBench: OnTheBench }) {
  return (
    <section>
      <h2>On the bench</h2>
      <p>{onTheBench.says}</p>
      {onTheBench.kind === 'setup' && (
        <p>
          <Link to="/bench" search={benchSearchFor(onTheBench, window.location.origin)}>
            Try it on the bench
          </Link>
        </p>
      )}
    </section>
  )
}
