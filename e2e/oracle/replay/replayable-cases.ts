import type { Case } from '../../../scenarios/fetch-standard/cases/case.ts'
import { cases } from '../../../scenarios/fetch-standard/cases/cases.ts'
import type { BrowserName } from '../../../scenarios/words/browser.ts'
import { notReplayable } from './not-replayable.ts'

/** Why a case is not replayed in a browser; undefined where it is. */
const reasonNotTo = ({ name }: Case, browser: BrowserName): string | undefined =>
  [...notReplayable.all, ...notReplayable[browser]].find(([beginning]) => name.startsWith(beginning))?.[1]

/** The cases that can be replayed in a browser, in order. */
export const casesFor = (browser: BrowserName): readonly Case[] =>
  cases.filter((one) => reasonNotTo(one, browser) === undefined)

/** So few that what is cached for five seconds is still there when the next step is made; steps are made together. */
const inBatch = 60

/** Cases as they are replayed, some at a time. */
export const batchesOf = (those: readonly Case[]): readonly (readonly Case[])[] =>
  Array.from({ length: Math.ceil(those.length / inBatch) }, (_, at) =>
    those.slice(at * inBatch, (at + 1) * inBatch),
  )

/** The beginnings of names in the lists of cases that are not replayed by which no case is called. */
export const unusedNames = (browser: BrowserName): readonly string[] =>
  [...notReplayable.all, ...notReplayable[browser]]
    .map(([beginning]) => beginning)
    .filter((beginning) => !cases.some(({ name }) => name.startsWith(beginning)))

/** Whether a page has to be in another address space than its servers, which takes flags of Chromium. */
export const isInNetworks = ({ clientAddressSpace }: Case): boolean => clientAddressSpace !== undefined

/** Whether a case waits. The steps of all cases that are replayed together are in step: it would hold up the others. */
export const isPatient = ({ steps }: Case): boolean => steps.some(({ waitMs }) => waitMs > 0)
