import { strategies } from '../../scenarios/words/strategy.ts'
import type { Lane } from '../../scenarios/setup/stage.ts'

/**
 * What a lane is called: as a person named it, else after its strategy, with a number where there are several.
 * @param name is empty where nobody named it.
 */
export function laneTitle({ id, strategy }: Pick<Lane, 'id' | 'strategy'>, name: string): string {
  if (name !== '') return name
  const { title } = strategies[strategy]
  const nth = /-(\d+)$/.exec(id)?.[1]
  return nth === undefined ? title : `${title} ${nth}`
}
