import { laneEngines } from '../engines/engines.ts'
import { laneEngineNames } from '../words/engine.ts'
import { linesThatMatter } from '../setup/running/lines-that-matter.ts'
import type { Lane, RunningFile } from '../setup/stage.ts'

/** What somebody runs and owns for a lane, counted from the lane as it runs. */
export interface LaneCost {
  /** The names of its processes. */
  readonly processes: readonly string[]
  /** The names of its configuration files: the application's own code and the page's HTML are none. */
  readonly configuration: readonly string[]
  /** The files, code or configuration, that hold the policy: who changes it looks into each of them. */
  readonly speakOfCors: readonly string[]
}

/** The part of a lane that costs are counted from. */
type CountedLane = Pick<Lane, 'processes' | 'files'>

/** Counts what a running lane is made of. */
export function laneCost({ processes, files }: CountedLane): LaneCost {
  return {
    processes: processes.map(({ name }) => name),
    configuration: namesOf(files.filter((file) => !isCode(file) && !isPage(file))),
    speakOfCors: namesOf(files.filter((file) => !isPage(file) && !isEnvironment(file) && speaksOfCors(file))),
  }
}

/** What the backend of a lane has to do with CORS, in a few words, by the code that it runs. */
export function backendDuty({ files }: Pick<Lane, 'files'>): string {
  const code = files.find(isCode)
  if (code === undefined || !speaksOfCors(code)) return 'knows nothing of CORS'
  const told = files.find(({ name }) => name === environmentFile)
  if (told === undefined) return 'applies the policy'
  return /^CORS_BY=backend$/m.test(told.text)
    ? 'applies the policy; its .env has CORS_BY=backend'
    : 'leaves the policy to the proxy; its .env has CORS_BY=proxy'
}

/** Whether a backend has code about CORS at all. */
export const backendSpeaksOfCors = ({ files }: Pick<Lane, 'files'>): boolean =>
  files.some((file) => isCode(file) && speaksOfCors(file))

/** How many, in words that fit, such as "2 processes, 1 file". */
export function costWords({ processes, configuration }: LaneCost): string {
  return `${counted(processes.length, 'process', 'processes')}, ${counted(configuration.length, 'file', 'files')}`
}

export const counted = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`

/** The names under which a backend shows its code, and the environment that it is started in. */
const codeFile = 'app.js'
const environmentFile = '.env'

const isCode = ({ name }: RunningFile) => name === codeFile

/** It says who applies the policy, and holds nothing of it. */
const isEnvironment = ({ name }: RunningFile) => name === environmentFile

const isPage = ({ language }: RunningFile) => language === 'html'

const noCorsWords = laneEngineNames.flatMap((name) => laneEngines[name].noCorsWords ?? [])

/** Without what a configuration says only to leave CORS alone. */
const speaksOfCors = ({ text }: RunningFile) =>
  linesThatMatter(noCorsWords.reduce((rest, words) => rest.replaceAll(words, ''), text)).size > 0

const namesOf = (files: readonly RunningFile[]) => files.map(({ name }) => name)
