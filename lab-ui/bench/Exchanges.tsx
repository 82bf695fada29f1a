import { browserExchanges, isPreflight } from '../../scenarios/outcome/preflight.ts'
import type { Exchange } from '../../scenarios/words/exchange.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import { HeaderTable } from './HeaderTable.tsx'

interface ExchangesProps {
  readonly exchanges: readonly Exchange[]
  readonly result: PageResult | null
}

/** Every exchange of an attempt at every witness, with all of its headers. */
export function Exchanges({ exchanges, result }: ExchangesProps) {
  if (exchanges.length === 0) return <span className="none">No request reached a witness.</span>
  const last = browserExchanges(exchanges).at(-1)
  const readable =
    result?.kind === 'response' ? new Set(result.headers.map(([name]) => name.toLowerCase())) : null
  return (
    <ol className="exchanges">
      {exchanges.map((exchange, index) => (
        // eslint-disable-next-line react/no-array-index-key -- the log's order is an exchange's identity
        <li key={index}>
          <ExchangeDetails
            exchange={exchange}
            readable={exchange === last && !isPreflight(last) ? readable : null}
          />
        </li>
      ))}
    </ol>
  )
}

interface ExchangeDetailsProps {
  readonly exchange: Exchange
  /** The header names that page script can read; null where the response is not the page's. */
  readonly readable: ReadonlySet<string> | null
}

function ExchangeDetails({ exchange, readable }: ExchangeDetailsProps) {
  const { method, witness, url, status, statusText, durationMs, error } = exchange
  return (
    <article aria-label={`${method} at the ${witness}`} data-witness={witness}>
      <h3>
        {method} <span className="value">{url}</span> <span className="tag">{witness}</span>
      </h3>
      <p>
        {status !== null && (
          <b>
            {status} {statusText}
          </b>
        )}
        {durationMs !== null && <span className="none"> {durationMs.toFixed(1)} ms</span>}
        {error !== null && <span className="error"> {error}</span>}
      </p>
      <details>
        <summary>Headers</summary>
        <HeaderTable caption="Request" headers={exchange.requestHeaders} readable={null} />
        {exchange.interim.map((interim) => (
          <HeaderTable
            key={interim.status}
            caption={`Interim response ${interim.status}`}
            headers={interim.headers}
            readable={null}
          />
        ))}
        {status !== null && (
          <HeaderTable caption="Response" headers={exchange.responseHeaders} readable={readable} />
        )}
      </details>
    </article>
  )
}
