import { outcomeTitles } from '../../../scenarios/runs/outcome/outcome-titles.ts'
import { cellId, rowStrategies, type Cell } from '../../../scenarios/question/cell.ts'
import { laneCost } from '../../../scenarios/question/lane-cost.ts'
import { Mark } from '../../judged/Mark.tsx'
import { toneOf } from '../../judged/outcome-tone.ts'
import type { CellView, CellViews } from './run/cell-view.ts'
import localPriceStyles from './local-price.module.css'
import questionStyles from './question.module.css'

interface Row {
  readonly name: string
  readonly cell: Cell
}

/** Each strategy as it is on a developer's computer; the proxy's once more, with the load balancer run there too. */
const rows: readonly Row[] = rowStrategies.flatMap((strategy) => {
  const local = { name: strategy, cell: { strategy, environment: 'local' } } as const
  if (strategy !== 'proxy') return [local]
  const withProxy = { name: 'proxy, run locally too', cell: { strategy, environment: 'deployed' } }
  return [{ ...local, name: 'proxy, not run locally' }, withProxy as Row]
})

/** What a developer has to run and to own for each strategy, counted from the lanes. */
export function LocalPrice({ cells }: { readonly cells: CellViews }) {
  return (
    <div className={localPriceStyles.price}>
      <table>
        <caption className="visually-hidden">What a developer runs and owns for each strategy</caption>
        <thead>
          <tr>
            <th scope="col">Strategy</th>
            <th scope="col">The page</th>
            <th scope="col">Processes</th>
            <th scope="col">Configuration to own</th>
            <th scope="col">Files with the policy</th>
            <th scope="col">Ready in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cell }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <PriceOf view={cells.get(cellId(cell))} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PriceOf({ view }: { readonly view: CellView | undefined }) {
  const lane = view?.lane ?? null
  if (lane === null)
    return (
      <td colSpan={5} className="none">
        {view?.trouble ?? 'under way'}
      </td>
    )
  const { processes, configuration, speakOfCors } = laneCost(lane)
  const outcome = view?.rounds.first?.seen?.outcome ?? null
  return (
    <>
      <td>
        <span
          className={`${questionStyles.out} ${localPriceStyles.out}`}
          data-means={outcome === null ? 'idle' : toneOf[outcome]}
        >
          <Mark of={outcome ?? 'pending'} />
          {outcome === null ? 'under way' : outcome === 'readable' ? 'works' : outcomeTitles[outcome]}
        </span>
      </td>
      <Counted label="processes" names={processes} />
      <Counted label="configuration to own" names={configuration} />
      <Counted label="files with the policy" names={speakOfCors} />
      <td data-label="ready in">{lane.readyInMs === undefined ? '—' : `${Math.ceil(lane.readyInMs)} ms`}</td>
    </>
  )
}

interface CountedProps {
  readonly label: string
  readonly names: readonly string[]
}

const Counted = ({ label, names }: CountedProps) => (
  <td data-label={label}>
    <b>{names.length}</b> {names.join(', ')}
  </td>
)
