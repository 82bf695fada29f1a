import type { HeaderFact } from '../../../scenarios/runs/headers/header-facts.ts'
import { LongValue } from './LongValue.tsx'
import { Tag } from '../../controls/Tag.tsx'
import cellsStyles from './cells.module.css'
import lanesStyles from '../lanes.module.css'

interface HeaderCellProps {
  readonly fact: HeaderFact | undefined
  readonly isReadable: boolean
  readonly decides: boolean
  readonly showsSetter: boolean
  readonly isRequest: boolean
}

/** One header of one message in one lane: each of its lines, who set it, and whether page script can read it. */
export function HeaderCell({ fact, isReadable, decides, showsSetter, isRequest }: HeaderCellProps) {
  const setter = showsSetter && (fact?.setBy === 'proxy' || fact?.setBy === 'backend') ? fact.setBy : null
  const behind = fact?.behindProxy ?? null
  const isOfPage = fact?.setBy === 'page'
  return (
    <>
      {(decides || isReadable || isOfPage || setter !== null) && (
        <span className={cellsStyles.by}>
          {decides && <span className={`${lanesStyles.decider} ${cellsStyles.decider}`}>decides</span>}
          {isReadable && <span className={cellsStyles.script}>script</span>}
          {isOfPage && <span className="none">page</span>}
          {setter !== null && <Tag means={setter}>{setter}</Tag>}
        </span>
      )}
      {fact === undefined || fact.values.length === 0 ? (
        <span className="none">{decides ? 'absent' : '—'}</span>
      ) : (
        <Values of={fact.values} />
      )}
      {behind !== null && behind.length > 0 && (
        <div className={cellsStyles.behind}>
          {isRequest ? 'the backend sees' : 'the backend sent'} <LongValue text={behind.join(', ')} />
        </div>
      )}
      {behind?.length === 0 && isRequest && (
        <div className={cellsStyles.behind}>the backend does not see it</div>
      )}
    </>
  )
}

/** A line for each of them; one needs no element of its own. */
function Values({ of: values }: { readonly of: readonly string[] }) {
  const [first] = values
  if (values.length === 1 && first !== undefined) return valueOf(first)
  return values.map((value, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- two lines may be alike, and they keep their order
    <div key={index}>{valueOf(value)}</div>
  ))
}

const valueOf = (value: string) =>
  value === '' ? <span className="none">empty</span> : <LongValue text={value} />
