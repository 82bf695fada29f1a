import type { Exchange, Witness } from '../../../scenarios/words/exchange.ts'
import { Tag } from '../../controls/Tag.tsx'
import cellsStyles from './cells.module.css'
import lanesStyles from '../lanes.module.css'

interface StatusCellProps {
  readonly exchange: Exchange
  readonly answerer: Witness | null
  readonly isReadable: boolean
  readonly decides: boolean
}

/** The status of a response, who answered with it, and what came before it or in its place. */
export function StatusCell({ exchange, answerer, isReadable, decides }: StatusCellProps) {
  const { status, statusText, error, interim } = exchange
  return (
    <>
      <span className={cellsStyles.by}>
        {decides && <span className={`${lanesStyles.decider} ${cellsStyles.decider}`}>decides</span>}
        {isReadable && <span className={cellsStyles.script}>script</span>}
        {answerer !== null && <Tag means={answerer}>{answerer}</Tag>}
      </span>
      {interim.map((each, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- interim responses have an order and no other identity
        <div className="value" key={index}>
          {each.status} <span className="none">interim</span>{' '}
          {each.headers.map(([name, value]) => `${name}: ${value}`).join(', ')}
        </div>
      ))}
      {status === null ? (
        <span className="none">{error === null ? 'no response yet' : 'no response'}</span>
      ) : (
        <span className="value">
          {status} {statusText}
        </span>
      )}
      {error !== null && <span className="error"> {error}</span>}
    </>
  )
}
