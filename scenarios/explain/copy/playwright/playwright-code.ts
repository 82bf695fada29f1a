import { jsLiteral } from '../../../words/texts/js-literal.ts'

/** What a test needs beside the sending and the counting. */
export interface Needs {
  /** A sandboxed frame. */
  readonly nullOrigin: boolean
  /** Windows in which the requests come that no Referer names. */
  readonly windows: boolean
  readonly cookies: boolean
  /** An attempt before the one that counts. */
  readonly before: boolean
  /** Lanes of which nobody knows yet what to expect. */
  readonly unknown: boolean
}

const lines = (...all: readonly (string | false)[]) => all.filter((line) => line !== false).join('\n')

export const imports = ({ nullOrigin }: Needs): string =>
  `import { expect, test, type APIRequestContext${nullOrigin ? ', type Frame, type Page' : ''} } from 'playwright/test'`

export const laneType = ({ cookies, before, unknown }: Needs): string =>
  lines(
    "interface Options extends Pick<RequestInit, 'method' | 'mode' | 'credentials' | 'redirect' | 'cache'> {",
    '  readonly headers?: [name: string, value: string][]',
    '  readonly body?: string',
    '}',
    '',
    'interface Lane {',
    '  readonly id: string',
    '  readonly title: string',
    cookies && '  /** What the browser had of the lab that ran: a session ends with it. */',
    cookies && '  readonly cookies?: readonly (readonly [name: string, value: string])[]',
    before && '  /** What is sent once before, since the browser keeps something of it. */',
    before && "  readonly before?: 'same' | 'cold'",
    '  readonly expected: {',
    '    readonly page: Record<string, unknown>',
    '    /** Preflights are OPTIONS with Access-Control-Request-Method; requests are all others. */',
    '    readonly witnesses: Record<string, unknown>',
    unknown ? '  } | null' : '  }',
    '}',
  )

export const tests = ({ nullOrigin, windows, cookies, before, unknown }: Needs): string =>
  lines(
    'for (const lane of lanes) {',
    '  test(lane.title, async ({ page, request }) => {',
    '    const url = (await laneOrigin(request, lane.id)) + target',
    '    const attempt = `playwright-${Math.random().toString(36).slice(2, 10)}`',
    cookies &&
      lines(
        '    const cookies = lane.cookies ?? []',
        "    const cookieOf = ([name, value]: (typeof cookies)[number]) => ({ name, value, url, sameSite: 'Lax' as const })",
        '    await page.context().addCookies(cookies.map(cookieOf))',
      ),
    nullOrigin ? '    const frame = await sandboxedFrame(page)' : '    await page.goto(pageAddress)',
    before &&
      lines(
        '    if (lane.before !== undefined) {',
        '      const earlier = `${attempt}-0`',
        "      const fragment = lane.before === 'same' ? attempt : earlier",
        windows && '      await openWindow(request, lane.id, earlier)',
        `      await ${nullOrigin ? 'frame' : 'page'}.evaluate(send, { url: \`\${url}#\${fragment}\`, options, attempt: earlier })`,
        windows && '      await seenByWitnesses(request, earlier)',
        '    }',
      ),
    windows && '    await openWindow(request, lane.id, attempt)',
    '    // A fragment that no attempt has had makes the preflight cold; it is never sent.',
    `    const learned = await ${nullOrigin ? 'frame' : 'page'}.evaluate(send, { url: \`\${url}#\${attempt}\`, options, attempt })`,
    '    const seen = () => seenByWitnesses(request, attempt)',
    unknown &&
      lines(
        '    if (lane.expected === null) {',
        '      // Nothing was sent to this lane when the test was copied. Put what is seen in place of null.',
        '      const description = JSON.stringify({ page: learned, witnesses: await seen() })',
        "      test.info().annotations.push({ type: 'seen', description })",
        '      console.log(`${lane.title}: ${description}`)',
        '      return',
        '    }',
      ),
    "    expect(learned, 'what page script learned').toMatchObject(lane.expected.page)",
    "    await expect.poll(seen, 'what the witnesses counted').toMatchObject(lane.expected.witnesses)",
    '  })',
    '}',
  )

export const send = `/** Runs in the page: sends as page script does, and tells what it learns. Referer names the attempt. */
async function send({ url, options, attempt }: { url: string; options: Options; attempt: string }) {
  try {
    const response = await fetch(url, {
      ...options,
      referrer: \`/attempt/\${attempt}\`,
      referrerPolicy: 'unsafe-url',
      signal: AbortSignal.timeout(15_000),
    })
    const { type, status } = response
    const headers: string[] = []
    response.headers.forEach((_, name) => headers.push(name))
    await response.text().catch(() => '')
    return { type, status, headers }
  } catch (error) {
    return { error: error instanceof Error ? error.name : String(error) }
  }
}`

export const laneOrigin = (isDeployed: boolean): string =>
  lines(
    '/** Where a lane stands in the lab that runs. */',
    'async function laneOrigin(request: APIRequestContext, id: string): Promise<string> {',
    '  const response = await request.get(`${lab}/api/stages/${encodeURIComponent(stage)}`)',
    '  if (!response.ok()) throw new Error(await response.text())',
    '  const { lanes } = (await response.json()) as { lanes: { id: string; url: string }[] }',
    '  const lane = lanes.find((each) => each.id === id)',
    '  if (lane === undefined) throw new Error(`Stage ${stage} has no lane ${id}.`)',
    isDeployed && '  // Of the same site as the page, as a deployed API would be.',
    isDeployed ? "  return lane.url.replace('//localhost:', '//api.lab.localhost:')" : '  return lane.url',
    '}',
  )

export const sandboxedFrame = `/** A frame whose origin is null. */
async function sandboxedFrame(page: Page): Promise<Frame> {
  await page.goto(pageAddress)
  const element = await page.evaluateHandle(() => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.srcdoc = '<title>A page without an origin</title>'
    return new Promise<HTMLIFrameElement>((resolve) => {
      frame.addEventListener('load', () => resolve(frame))
      document.body.append(frame)
    })
  })
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('The frame has no document.')
  return frame
}`

export const openWindow = (method: string): string =>
  lines(
    '/** Where no Referer names an attempt, requests that come while its window is open are its own. */',
    'async function openWindow(request: APIRequestContext, lane: string, attempt: string): Promise<void> {',
    `  const data = { id: attempt, stage, lane, method: ${jsLiteral(method)}, path: target }`,
    '  const response = await request.post(`${lab}/api/attempts`, { data })',
    '  if (!response.ok()) throw new Error(await response.text())',
    '}',
  )

export const seenByWitnesses = `interface Seen {
  readonly exchanges: readonly {
    readonly witness: 'proxy' | 'backend'
    readonly method: string
    readonly requestHeaders: readonly (readonly [name: string, value: string])[]
  }[]
  readonly work: readonly { readonly change: string }[]
}

/** How many messages each witness saw of an attempt, and what the backend changed for it. */
async function seenByWitnesses(request: APIRequestContext, attempt: string) {
  const response = await request.get(\`\${lab}/api/attempts/\${attempt}\`)
  const { exchanges, work } = (await response.json()) as Seen
  const countAt = (witness: 'proxy' | 'backend') => {
    const all = exchanges.filter((each) => each.witness === witness)
    const preflights = all.filter(
      ({ method, requestHeaders }) =>
        method === 'OPTIONS' &&
        requestHeaders.some(([name]) => name.toLowerCase() === 'access-control-request-method'),
    ).length
    return { preflights, requests: all.length - preflights }
  }
  return { proxy: countAt('proxy'), backend: countAt('backend'), work: work.map(({ change }) => change) }
}
`
