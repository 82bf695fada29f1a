import type { CSSProperties } from 'react'

interface FirstRunProps {
  readonly row: number
  readonly count: number
}

/** What this is, for somebody who has sent nothing yet. */
export function FirstRun({ row, count }: FirstRunProps) {
  return (
    <p className="first-run" style={{ '--row': row } as CSSProperties}>
      Send fetches this one request from a real page to {count === 1 ? 'the lane' : 'every lane at once'}, and
      shows what the page, the proxy and the backend saw; the lanes differ only in who handles CORS.
    </p>
  )
}
