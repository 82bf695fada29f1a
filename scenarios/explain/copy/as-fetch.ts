import { laneUrl } from '../../setup/request/lane-url.ts'
import { requestTarget } from '../../setup/request/request-target.ts'
import { normalizeMethod } from '../../fetch-standard/request/normalize-method.ts'
import { describe, mayOpenWindow, pageOriginOf, type CopyInput } from './copy-input.ts'
import { jsComment, jsLiteral } from '../../words/texts/js-literal.ts'
import { spokenOptions } from './spoken-options.ts'

/**
 * The request as a snippet for the console of a page at its page origin. It sends to all lanes at once, as the
 * dashboard does, and prints for each what page script learns. Its value is a promise of the same as data.
 */
export function asFetch(input: CopyInput): string {
  const { request, dashboard } = input
  const origin = pageOriginOf(input)
  const isNull = origin === 'null'
  const page = origin === dashboard ? `${origin}/` : `${isNull ? dashboard : origin}/agent`
  const canAskWitnesses = isNull || origin === dashboard
  return `${jsComment(`CORS Lab: ${describe(input)}, as page script sends it.`)}
${jsComment(
  isNull
    ? `Run it in the console of ${page}: it makes a sandboxed frame, whose origin is null.`
    : `Run it in the console of ${page}: from this origin alone Referer names the attempt.`,
)}
(async () => {
  const page = ${jsLiteral(page)}
  if (location.origin !== new URL(page).origin) throw new Error(\`Run this in the console of \${page}\`)

  const options = ${jsLiteral({ ...spokenOptions(request) }, '  ')}
  const lanes = ${jsLiteral(lanesOf(input, origin), '  ')}
  const run = 'fetch-' + Math.random().toString(36).slice(2, 10)
${isNull ? sendFromFrame : sendFromPage}
  const sendToLane = async ({ id, title, url }, index) => {
    const attempt = \`\${run}-\${index + 1}\`
${isNull && mayOpenWindow(request) ? openWindow(input) : ''}    // A fragment that no attempt has had makes the preflight cold; it is never sent.
    const learned = await send({ url: \`\${url}#\${run}\`, options, attempt })
    console.log('%s: %s', title, learned.error ?? \`\${learned.type} \${learned.status}\`, learned)
${canAskWitnesses ? readWitnesses : ''}    return { title, attempt, ...learned }
  }
  const all = await Promise.all(lanes.map(sendToLane))
${isNull ? '  frame.remove()\n' : ''}${canAskWitnesses ? '' : nameWitnesses(dashboard)}  return all
})()
`
}

function lanesOf({ lanes, request: { path } }: CopyInput, origin: string) {
  return lanes.flatMap(({ lane, title }) => {
    const url = laneUrl(lane.url, { origin, path }, '')
    return url === null ? [] : [{ id: lane.id, title, url: url.origin + requestTarget(url) }]
  })
}

const sendFromPage = `
  const send = async ({ url, options, attempt }) => {
    try {
      const response = await fetch(url, {
        ...options,
        referrer: \`/attempt/\${attempt}\`,
        referrerPolicy: 'unsafe-url',
        signal: AbortSignal.timeout(15_000),
      })
      const { type, status } = response
      const body = await response.text().catch(String)
      return { type, status, headers: Object.fromEntries(response.headers), body }
    } catch (error) {
      return { error: String(error) }
    }
  }
`

/** The closing tag is written so that the snippet can stand inside a script element itself. */
const sendFromFrame = `${sendFromPage.replaceAll('send = async', 'sendHere = async')}
  const frame = document.createElement('iframe')
  frame.sandbox = 'allow-scripts'
  frame.srcdoc = \`<script>
    onmessage = async ({ data, ports: [port] }) => port.postMessage(await (\${sendHere})(data))
  <\\/script>\`
  await new Promise((resolve) => {
    frame.onload = resolve
    document.body.append(frame)
  })
  const send = (message) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data)
      frame.contentWindow.postMessage(message, '*', [port2])
    })
`

/** The window is told the target as the browser sends it: the URL of every lane has the same. */
function openWindow({ stage, lanes, request: { method, path } }: CopyInput): string {
  const url = laneUrl(lanes[0]?.lane.url ?? '', { origin: 'null', path }, '')
  const asked = { stage, method: normalizeMethod(method), path: url ? requestTarget(url) : '/' }
  return `    // A page with the origin null sends no Referer: its requests are told by a window in which they come.
    const asked = ${jsLiteral(asked, '    ')}
    const opened = await fetch('/api/attempts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: attempt, lane: id, ...asked }),
    })
    if (!opened.ok) throw new Error(await opened.text())
`
}

const readWitnesses = `    const { exchanges } = await (await fetch(\`/api/attempts/\${attempt}\`)).json()
    const seen = exchanges.map(({ witness, method, status }) => \`\${witness} \${method} \${status}\`)
    console.log('%s, at the witnesses: %s', title, seen.join(', ') || 'nothing')
`

const nameWitnesses = (dashboard: string) => `  const ids = all.map(({ attempt }) => attempt).join()
  console.log('What the witnesses saw:', ${jsLiteral(`${dashboard}/api/attempts?ids=`)} + ids)
`
