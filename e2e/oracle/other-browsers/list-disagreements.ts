import type { Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'
import { open } from '../../support/browsers/open.ts'
import { randomRecordings } from '../random/random-recordings.ts'
import { Replay } from '../replay/replay.ts'
import { ReplayInOther } from '../replay/replay-in-other.ts'
import { batchesOf, casesFor, isInNetworks, isPatient } from '../replay/replayable-cases.ts'
import type { OtherBrowser } from '../../support/browsers/browser.ts'
import { disagreementsOf } from './disagreements-of.ts'

/**
 * Lists every disagreement between the oracle and a browser, for work on its profile:
 * node --import tsx e2e/oracle/other-browsers/list-disagreements.ts firefox|webkit [first seed] [how many seeds]
 */
const [, , name = 'firefox', firstSeed = '1', seeds = '10'] = process.argv
const other = name as OtherBrowser
const browser = await open(other)
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function list(title: string, recordings: readonly Recording[], nameOf: (at: number) => string) {
  const replay = await Replay.start(() => new ReplayInOther(browser))
  const disagreements = await disagreementsOf(replay, recordings, other)
  await replay.close()
  for (const [at, told] of disagreements) {
    say(`\n${nameOf(at)}`)
    for (const text of told) say(`  ${text}`)
  }
  say(`${title}: ${recordings.length} replayed in ${browser.version}, ${disagreements.size} disagree`)
}

const cases = casesFor(other).filter((one) => !isInNetworks(one))
for (const waits of [false, true]) {
  const those = cases.filter((one) => isPatient(one) === waits)
  for (const batch of batchesOf(those))
    await list(waits ? 'cases that wait' : 'cases', batch, (at) => `case ${batch[at]?.name}`)
}
for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(seeds); seed += 1) {
  const recordings = randomRecordings(100, seed)
  await list(`seed ${seed}`, recordings, (at) => `seed ${seed}, ${at}: ${JSON.stringify(recordings[at])}`)
}
await browser.close()
