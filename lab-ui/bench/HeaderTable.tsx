import type { HeaderList } from '../../scenarios/words/exchange.ts'

interface HeaderTableProps {
  readonly caption: string
  readonly headers: HeaderList
  /** The names that page script can read, in lower case. */
  readonly readable: ReadonlySet<string>
}

const corsName = /^(access-control-|origin$|vary$|timing-allow-origin$)/i

/** Header lines as they were on the wire: those of CORS first, then what script can read, the rest on demand. */
export function HeaderTable({ caption, headers, readable }: HeaderTableProps) {
  const canRead = (name: string) => readable.has(name.toLowerCase())
  const cors = headers.filter(([name]) => corsName.test(name))
  const others = headers.filter(([name]) => !corsName.test(name))
  const inSight = [...cors, ...others.filter(([name]) => canRead(name))]
  const rest = others.filter(([name]) => !canRead(name))
  return (
    <div role="group" aria-label={caption} className="headers">
      <HeaderLines headers={inSight} canRead={canRead} />
      {rest.length > 0 && (
        <details>
          <summary>
            {rest.length} {inSight.length === 0 ? '' : 'other '}
            {rest.length === 1 ? 'header' : 'headers'}
          </summary>
          <HeaderLines headers={rest} canRead={canRead} />
        </details>
      )}
      {headers.length === 0 && <p className="none">no header</p>}
    </div>
  )
}

interface HeaderLinesProps {
  readonly headers: HeaderList
  readonly canRead: (name: string) => boolean
}

function HeaderLines({ headers, canRead }: HeaderLinesProps) {
  if (headers.length === 0) return null
  return (
    <ul>
      {headers.map(([name, value], index) => (
        // eslint-disable-next-line react/no-array-index-key -- a header may stand twice with the same value
        <li key={index} className={corsName.test(name) ? 'cors' : undefined}>
          <b>{name}:</b> {value}
          {canRead(name) && <span className="script"> script can read it</span>}
        </li>
      ))}
    </ul>
  )
}
