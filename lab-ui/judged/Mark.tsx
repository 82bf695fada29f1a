import type { Outcome } from '../../scenarios/words/outcome.ts'

/** A shape for each outcome, so that none is told by its colour alone. */
const paths: Readonly<Record<Outcome | 'pending', string>> = {
  readable: 'M2 9.5 6 13.5 14 3.5',
  opaque: 'M8 2.5a5.5 5.5 0 1 1-.01 0',
  'blocked-at-preflight': 'M1 8h9M13 2v12',
  'blocked-at-response': 'M3 3l10 10M13 3 3 13',
  'not-sent': 'M8 2.5a5.5 5.5 0 1 1-.01 0M4.5 11.5l7-7',
  'no-response': 'M1 8h4M7.5 5v6M10 8h1M13 8h2',
  pending: 'M8 8h.01',
}

export function Mark({ of }: { readonly of: Outcome | 'pending' }) {
  return (
    <svg
      className="mark"
      viewBox="0 0 16 16"
      aria-hidden="true"
      strokeDasharray={of === 'opaque' ? '2 2' : undefined}
    >
      <path d={paths[of]} />
    </svg>
  )
}
