import type { Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'
import { disagreementsIn } from '../replay/disagreements.ts'
import type { Replay } from '../replay/replay.ts'
import type { OtherBrowser } from '../../support/browsers/browser.ts'
import { endsThePage } from './ends-the-page.ts'
import { profileOf } from './profile-of.ts'

/**
 * The recordings whose replay disagrees with the oracle, by their place, and in what. Those are replayed once more and count
 * only if they disagree again: what a busy machine does to a connection or to a cache of five seconds happens once, and
 * what the oracle has wrong happens each time.
 */
export async function disagreementsOf(
  replay: Replay,
  recordings: readonly Recording[],
  browser: OtherBrowser,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const wrongAmong = async (places: readonly number[]) => {
    const replayed = await replay.replay(places.map((at) => recordings[at]!))
    return new Map(
      replayed.flatMap((one, index) => {
        const told = disagreementsIn(one, profileOf[browser], browser)
        return told.length === 0 ? [] : [[places[index]!, told] as const]
      }),
    )
  }
  const replayable = [...recordings.entries()].flatMap(([at, one]) => (endsThePage(one, browser) ? [] : [at]))
  const first = await wrongAmong(replayable)
  return first.size === 0 ? first : wrongAmong([...first.keys()])
}
