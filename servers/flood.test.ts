import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Stage } from '../scenarios/setup/stage.ts'
import { until } from './test-support/until.test-support.ts'

/** As many as a lab needs, and few enough that a flood reaches the limit soon. */
const openFiles = 400

/** A lab in a process of its own, with few files that it may have open. */
async function startLab() {
  const lab = spawn(
    '/bin/sh',
    ['-c', `ulimit -n ${openFiles}; exec node --import tsx servers/cli.ts --port-base 0 --json`],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void lab.kill('SIGKILL'))
  const [line] = (await once(createInterface(lab.stdout), 'line')) as [string]
  const { dashboard, stages } = JSON.parse(line) as { dashboard: string; stages: [Stage] }
  const lane = (id: string) => stages[0].lanes.find((each) => each.id === id)!.url
  return { dashboard, lane }
}

function open(url: string, text = ''): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
    .on('error', () => {})
    .resume()
  onTestFinished(() => void socket.destroy())
  socket.write(text)
  return socket
}

const get = 'GET /orders/1 HTTP/1.1\r\nHost: localhost\r\n\r\n'
const slow = 'GET /slow?ms=10000 HTTP/1.1\r\nHost: localhost\r\n\r\n'

test('a flood of one lane leaves descriptors for the dashboard, the API and every other lane', async () => {
  const { dashboard, lane } = await startLab()
  const asked = ['/healthz', '/', '/api/stages'].map((path) => dashboard + path)
  const statuses = () =>
    Promise.all(
      [...asked, `${lane('backend')}/orders/1`, `${lane('none')}/orders/1`].map(
        async (url) => (await fetch(url, { headers: { connection: 'close' } })).status,
      ),
    )
  const fine = [200, 200, 200, 200, 200]

  const idle = Array.from({ length: openFiles * 2 }, () => open(lane('proxy')))
  await until(() => idle.filter(({ closed }) => closed).length >= openFiles)
  expect(await statuses()).toEqual(fine)

  const busy = Array.from({ length: openFiles * 2 }, () => open(lane('proxy'), slow))
  await until(() => busy.filter(({ closed }) => closed).length >= openFiles)
  expect(await statuses()).toEqual(fine)

  const pipelined = open(lane('proxy'), slow + get.repeat(5_000))
  await until(() => pipelined.bytesWritten > 0)
  expect(await statuses()).toEqual(fine)
})
