import type { Frame, Page } from 'playwright/test'
import { fetchOptions } from '../../scenarios/setup/request/fetch-options.ts'
import { laneUrl } from '../../scenarios/setup/request/lane-url.ts'
import { requestTarget } from '../../scenarios/setup/request/request-target.ts'
import { sendsReferer } from '../../scenarios/setup/request/sends-referer.ts'
import type { CopyInput, CopyLane } from '../../scenarios/explain/copy/copy-input.ts'
import { normalizeMethod } from '../../scenarios/fetch-standard/request/normalize-method.ts'
import { outcomeOf } from '../../scenarios/runs/outcome/outcome-of.ts'
import type { Attempt } from '../../scenarios/words/attempt.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import type { PageResult } from '../../scenarios/words/page-result.ts'
import type { Lane, Stage } from '../../scenarios/setup/stage.ts'
import { strategies } from '../../scenarios/words/strategy.ts'
import type { Lab } from '../../servers/launch.ts'

let count = 0

/** Opens a page of a page origin; for null, a sandboxed frame. */
export async function openOrigin(page: Page, { dashboard }: Lab, origin: string): Promise<Page | Frame> {
  await page.goto(`${origin === 'null' ? dashboard : origin}/agent`)
  if (origin !== 'null') return page
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.srcdoc = '<title>null</title>'
    document.body.append(frame)
  })
  const frame = await (await page.waitForSelector('iframe', { state: 'attached' })).contentFrame()
  if (frame === null) throw new Error('The frame has no document.')
  return frame
}

/**
 * One real attempt at each lane of a stage from a page that is open, as the dashboard makes them; given back as
 * what a copy is made from. A fragment makes it warm.
 */
export async function attemptFrom(
  from: Page | Frame,
  lab: Lab,
  stage: Stage,
  request: PageRequest,
  warmFragment?: string,
): Promise<CopyInput & { readonly fragment: string }> {
  count += 1
  const run = `page-${count}-${process.pid}`
  const fragment = warmFragment ?? run
  const toLane = async (lane: Lane): Promise<CopyLane> => {
    const url = laneUrl(lane.url, request, fragment)!
    const attempt = `${run}-${lane.id}`
    if (!sendsReferer('chromium', { page: request.origin, lane: url, top: url })) {
      const path = requestTarget(url)
      const body = {
        id: attempt,
        stage: stage.id,
        lane: lane.id,
        method: normalizeMethod(request.method),
        path,
      }
      await fetch(`${lab.dashboard}/api/attempts`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    }
    const result = await from.evaluate(send, { url: url.href, options: fetchOptions(request), attempt })
    const seen = await seenWhole(lab, attempt)
    return {
      lane,
      title: strategies[lane.strategy].title,
      request,
      result,
      seen,
      outcome: outcomeOf({ request, result, exchanges: seen.exchanges }),
      hadPreflight: warmFragment !== undefined,
    }
  }
  const lanes = await Promise.all(stage.lanes.map(toLane))
  return { request, dashboard: lab.dashboard, stage: stage.id, lanes, fragment }
}

/** What the witnesses saw, once no exchange is under way any more. */
export async function seenWhole(lab: Lab, id: string): Promise<Attempt> {
  for (;;) {
    const attempt = (await (await fetch(`${lab.dashboard}/api/attempts/${id}`)).json()) as Attempt
    if (attempt.exchanges.every(({ durationMs, error }) => durationMs !== null || error !== null))
      return attempt
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

interface Sending {
  readonly url: string
  readonly options: ReturnType<typeof fetchOptions>
  readonly attempt: string
}

/** Runs in the page. */
async function send({ url, options, attempt }: Sending): Promise<PageResult> {
  const init: RequestInit = { ...options, referrer: `/attempt/${attempt}`, referrerPolicy: 'unsafe-url' }
  const failure = (error: unknown) => ({
    name: error instanceof Error ? error.name : 'Error',
    message: String(error),
  })
  try {
    // oxlint-disable-next-line no-new -- it is made for what it throws
    new Request(url, init)
  } catch (error) {
    return { kind: 'refused', ...failure(error) }
  }
  try {
    const response = await fetch(url, init)
    const { type, status, statusText, redirected } = response
    const headers = [...response.headers]
    const body = await response.text()
    const rest = { bodyLength: body.length, bodyError: null, elapsedMs: 1, timing: null }
    return {
      kind: 'response',
      type,
      status,
      statusText,
      redirected,
      url: response.url,
      headers,
      body,
      ...rest,
    }
  } catch (error) {
    return { kind: 'failed', ...failure(error), elapsedMs: 1, timing: null }
  }
}
