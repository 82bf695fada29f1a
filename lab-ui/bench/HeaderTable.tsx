import type { HeaderList } from '../../scenarios/words/exchange.ts'

interface HeaderTableProps {
  readonly caption: string
  readonly headers: HeaderList
  /** The names that page script can read, in lower case; null where that is not the question. */
  readonly readable: ReadonlySet<string> | null
}

const corsName = /^(access-control-|origin$|vary$)/i

/** Header lines as they were on the wire, those of CORS first. */
export function HeaderTable({ caption, headers, readable }: HeaderTableProps) {
  const ordered = [
    ...headers.filter(([name]) => corsName.test(name)),
    ...headers.filter(([name]) => !corsName.test(name)),
  ]
  return (
    <table className="headers">
      <caption>{caption}</caption>
      <tbody>
        {ordered.map(([name, value], index) => (
          // eslint-disable-next-line react/no-array-index-key -- a header may stand twice with the same value
          <tr key={index} className={corsName.test(name) ? 'cors' : undefined}>
            <th scope="row">
              {name}
              {readable?.has(name.toLowerCase()) && <span className="script">script can read it</span>}
            </th>
            <td>{value}</td>
          </tr>
        ))}
        {ordered.length === 0 && (
          <tr>
            <td className="none">no header</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
