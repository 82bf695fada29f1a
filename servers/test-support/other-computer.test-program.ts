import { Agent, request, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Answered, Asked } from './other-computer.test-support.ts'

const longestBody = 400

/** Started in a network of its own: reads requests from standard input, sends them, and prints what came back. */
const agent = new Agent({ keepAlive: true })

const send = ({ host, port, method, path, headers, body }: Asked): Promise<Answered> =>
  new Promise((resolve) => {
    const asked = request({ host, port, method, path, headers, agent, timeout: 5_000 })
    const granted = (response: IncomingMessage, socket: Duplex) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, csp: '', body: `${method} was granted` })
    }
    asked
      .on('timeout', () => asked.destroy(new Error('no answer')))
      .on('error', ({ message }) => resolve({ status: 0, csp: '', body: message }))
      .on('upgrade', granted)
      .on('connect', granted)
      .on('response', async (response) => {
        const { statusCode: status = 0, headers } = response
        const csp = String(headers['content-security-policy'] ?? '')
        // The event stream does not end.
        const isEndless = headers['content-type'] === 'text/event-stream'
        resolve({ status, csp, body: isEndless ? '' : (await text(response)).slice(0, longestBody) })
        if (isEndless) asked.destroy()
      })
    asked.end(body)
  })

const asked = JSON.parse(await text(process.stdin)) as readonly Asked[]
const answers: Answered[] = []
for (const each of asked) answers.push(await send(each))
process.stdout.write(JSON.stringify(answers))
agent.destroy()
