import { laneUrl } from '../../../setup/request/lane-url.ts'
import { requestTarget } from '../../../setup/request/request-target.ts'
import { sendsReferer } from '../../../setup/request/sends-referer.ts'
import { normalizeMethod } from '../../../fetch-standard/request/normalize-method.ts'
import { outcomeTitles } from '../../../runs/outcome/outcome-titles.ts'
import {
  describe,
  evidenceOf,
  mayOpenWindow,
  pageOriginOf,
  shortened,
  visible,
  type CopyEvidence,
  type CopyInput,
  type CopyLane,
} from '../copy-input.ts'
import { expectedAgain } from './expected-again.ts'
import { jsComment, jsLiteral } from '../../../words/texts/js-literal.ts'
import * as playwright from './playwright-code.ts'
import { sentBefore } from './sent-before.ts'
import { sentCookies } from './sent-cookies.ts'
import { spokenOptions } from '../spoken-options.ts'

/**
 * The request as a file of Playwright tests against a running lab, one test a lane: it sends from the page origin
 * in a real browser, asserts what page script learns, and counts at the witnesses. What it expects is what the
 * lane's attempt showed; of a lane without one it prints and annotates what is seen.
 */
export function asPlaywrightTest(input: CopyInput): string {
  const { request, dashboard, stage } = input
  const origin = pageOriginOf(input)
  const urls = input.lanes.map(({ lane }) => laneUrl(lane.url, { origin, path: request.path }, ''))
  const url = urls.find((each) => each !== null) ?? new URL(dashboard)
  const names = laneNames(input.lanes)
  const lanes = input.lanes.map((lane, index) => laneData(input, lane, names[index] ?? ''))
  const needs: playwright.Needs = {
    nullOrigin: origin === 'null',
    // The page has a tab of its own, where Firefox and WebKit agree; in Chromium the Referer comes before the window.
    windows: mayOpenWindow(request) && !sendsReferer('firefox', { page: origin, lane: url, top: url }),
    cookies: lanes.some((lane) => 'cookies' in lane),
    before: lanes.some((lane) => 'before' in lane),
    unknown: lanes.some(({ expected }) => expected === null),
  }
  const constants = [
    '/** The running lab: LAB=http://localhost:5100 names another. */',
    `const lab = process.env['LAB'] ?? ${jsLiteral(dashboard)}`,
    `const stage = ${jsLiteral(stage)}`,
    `const pageAddress = ${addressLiteral(origin, dashboard)}`,
    `const target = ${jsLiteral(requestTarget(url))}`,
    `const options: Options = ${jsLiteral({ ...spokenOptions(request) })}`,
  ]
  const isSlowLane = input.lanes.some((lane) => isSlow(evidenceOf(input, lane)))
  return [
    [
      jsComment(`CORS Lab: ${describe(input)}, counted at the witnesses.`),
      '// Save it as e2e/copied.spec.ts, start the lab, and run: npx playwright test -c e2e copied',
      "// In a project that has Playwright's own package, import from '@playwright/test'.",
      playwright.imports(needs),
    ].join('\n'),
    constants.join('\n'),
    `${playwright.laneType(needs)}\n\nconst lanes: readonly Lane[] = ${jsLiteral(lanes)}`,
    ...(isSlowLane ? ['test.setTimeout(90_000)'] : []),
    playwright.tests(needs),
    playwright.send,
    playwright.laneOrigin(url.hostname === 'api.lab.localhost'),
    ...(needs.nullOrigin ? [playwright.sandboxedFrame] : []),
    ...(needs.windows ? [playwright.openWindow(normalizeMethod(request.method))] : []),
    playwright.seenByWitnesses,
  ].join('\n\n')
}

/**
 * What is opened to send from: the dashboard, an agent's page, or a page that can hold a frame without origin. It
 * moves with the lab where it is on the dashboard's port.
 */
function addressLiteral(origin: string, dashboard: string): string {
  if (origin === dashboard) return 'lab'
  if (origin === 'null') return '`${lab}/agent`'
  const host = jsLiteral(`//${new URL(origin).hostname}:`)
  return origin === dashboard.replace(/\/\/[^/]+:/, `//${new URL(origin).hostname}:`)
    ? `\`\${lab.replace('//localhost:', ${host})}/agent\``
    : jsLiteral(`${origin}/agent`)
}

/**
 * What tests call the lanes. Playwright refuses a file in which two tests have one title, and prints titles as they
 * are: with the control characters of a terminal, if there were any.
 */
function laneNames(lanes: readonly CopyLane[]): readonly string[] {
  const titles = lanes.map(({ title }) => visible(title))
  const withIds = titles.map((title, index) =>
    titles.filter((other) => other === title).length > 1
      ? `${title} (${visible(lanes[index]?.lane.id ?? '')})`
      : title,
  )
  const areDifferent = new Set(withIds).size === withIds.length
  return areDifferent ? withIds : withIds.map((name, index) => `${index + 1}. ${name}`)
}

function laneData(input: CopyInput, lane: CopyLane, name: string) {
  const evidence = evidenceOf(input, lane)
  const { method, path } = input.request
  const request = `${name}: ${visible(`${shortened(method)} ${shortened(path)} from ${pageOriginOf(input)}`)}`
  if (evidence === null) return { id: lane.lane.id, title: request, expected: null }
  const before = sentBefore(evidence)
  const cookies = sentCookies(evidence)
  const { page, ...witnesses } = expectedAgain(lane, evidence)
  return {
    id: lane.lane.id,
    title: `${request}, ${outcomeTitles[evidence.outcome]}`,
    ...(cookies.length > 0 && { cookies }),
    ...(before !== null && { before }),
    expected: { page, witnesses },
  }
}

/** Whether the attempt took so long that a test's usual time may not be enough. */
function isSlow(evidence: CopyEvidence | null): boolean {
  const result = evidence?.result
  return result !== undefined && 'elapsedMs' in result
    ? result.elapsedMs > 4_000
    : result?.kind === 'timed-out'
}
