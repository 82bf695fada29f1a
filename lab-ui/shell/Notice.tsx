import type { ReactNode } from 'react'

/** Something that is wrong and needs to be known now: what it is, and what to do. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p className="notice" role="alert">
      {children}
    </p>
  )
}
