import type { Recording } from '../../scenarios/fetch-standard/recording.ts'
import { open } from '../browsers/open.ts'
import { disagreementsIn } from '../oracle/disagreements.ts'
import { randomRecordings } from '../oracle/random-recordings.ts'
import { Replay } from '../oracle/replay.ts'
import { ReplayInOther } from '../oracle/replay-in-other.ts'
import { casesFor, isInNetworks, isPatient } from '../oracle/replayable-cases.ts'
import type { OtherBrowser } from '../browsers/browser.ts'
import { profileOf } from './profile-of.ts'

/**
 * Lists every disagreement between the oracle and a browser, for work on its profile:
 * node --import tsx e2e/other-browsers/list-disagreements.ts firefox|webkit [first seed] [how many seeds]
 */
const [, , name = 'firefox', firstSeed = '1', seeds = '10'] = process.argv
const other = name as OtherBrowser
const browser = await open(other)
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function list(title: string, recordings: readonly Recording[], nameOf: (at: number) => string) {
  const replay = await Replay.start(() => new ReplayInOther(browser))
  const replayed = await replay.replay(recordings)
  await replay.close()
  let wrong = 0
  for (const [at, one] of replayed.entries()) {
    const told = disagreementsIn(one, profileOf[other], other)
    if (told.length === 0) continue
    wrong += 1
    say(`\n${nameOf(at)}`)
    for (const text of told) say(`  ${text}`)
  }
  say(`\n${title}: ${recordings.length} replayed in ${browser.version}, ${wrong} disagree`)
}

const cases = casesFor(other).filter((one) => !isInNetworks(one))
for (const waits of [false, true]) {
  const those = cases.filter((one) => isPatient(one) === waits)
  await list(waits ? 'cases that wait' : 'cases', those, (at) => `case ${those[at]?.name}`)
}
for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(seeds); seed += 1) {
  const recordings = randomRecordings(100, seed)
  await list(`seed ${seed}`, recordings, (at) => `seed ${seed}, ${at}: ${JSON.stringify(recordings[at])}`)
}
await browser.close()
