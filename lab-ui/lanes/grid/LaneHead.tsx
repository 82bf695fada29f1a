import { mistakes } from '../../../scenarios/setup/mistakes/mistakes.ts'
import { laneSentence } from '../../../scenarios/setup/strategies/lane-sentence.ts'
import { policyAppliedBy, strategies } from '../../../scenarios/words/strategy.ts'
import { laneUrl } from '../../../scenarios/setup/request/lane-url.ts'
import { Tag } from '../../controls/Tag.tsx'
import { LaneMenu } from '../menu/LaneMenu.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import lanesStyles from '../lanes.module.css'
import cellsStyles from '../cells/cells.module.css'

interface LaneHeadProps {
  readonly view: LaneView
  readonly name: string
  readonly place: number
  readonly count: number
}

/** What the swatch of a lane stands for. */
const swatchOf = { backend: 'backend', proxy: 'proxy', both: 'proxy', nobody: 'idle' } as const

/** What a lane is: its name, its address, and who applies the policy in it. */
export function LaneHead({ view, name, place, count }: LaneHeadProps) {
  const { lane, request, title } = view
  const { title: strategyTitle } = strategies[lane.strategy]
  const shown = { origin: request?.origin ?? '', path: '/' }
  const { hostname, port } = laneUrl(lane.url, shown, '') ?? new URL(lane.url)
  return (
    <>
      <h2>
        <i className="swatch" data-means={swatchOf[policyAppliedBy(lane)]} />
        <span>{title}</span>{' '}
        <span className={lanesStyles.at}>
          {hostname}:<wbr />
          {port}
        </span>
        <LaneMenu {...{ view, name, place, count }} />
      </h2>
      <p>
        {name !== '' && `${strategyTitle}. `}
        {laneSentence(lane)}
      </p>
      {lane.remark !== undefined && <p>{lane.remark}</p>}
      {lane.mistakes.length > 0 && (
        <p className={cellsStyles.madeMistakes} data-mistakes={lane.mistakes.join(' ')}>
          {lane.mistakes.map((name) => (
            <Tag key={name} means="blocked">
              mistake: {mistakes[name].title}
            </Tag>
          ))}
        </p>
      )}
    </>
  )
}
