import type { ReactNode } from 'react'

type Meaning = 'readable' | 'blocked' | 'proxy' | 'cache' | 'backend' | 'idle'

interface TagProps {
  readonly means: Meaning
  readonly children: ReactNode
}

/** Who did it, or what it means: a word on its own soft ground. */
export function Tag({ means, children }: TagProps) {
  return (
    <span className="tag" data-means={means}>
      {children}
    </span>
  )
}
