import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

const explain = (...flags: readonly string[]) =>
  spawn('npm', ['run', '--silent', 'lab', '--', 'explain', ...flags], { cwd: projectFolder })

test('by npm: each answer comes before the next line is written, to the end of the input', async () => {
  const child = explain('--ndjson', '--profile', 'chromium')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  for (const json of ['{"clientOrigin":"null","steps":[]}', '{']) {
    child.stdin.write(`${json}\n`)
    const { value } = await lines.next()
    expect(JSON.parse(String(value))).toEqual(
      json === '{' ? { error: expect.stringMatching(/^Line 2: /) } : { steps: [] },
    )
  }
  child.stdin.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('by npm: ends when nobody reads its answers any more, though the input goes on', async () => {
  const child = explain('--ndjson')
  child.stdin.on('error', () => {})
  const line = `${'x'.repeat(10_000)}\n`
  child.stdin.write(line)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const writing = setInterval(() => child.stdin.write(line), 5)
  expect(await once(child, 'exit')).toEqual([0, null])
  clearInterval(writing)
})

test('a file that is blocked somewhere exits with 1, one that is not there with 2', async () => {
  const blocked = explain()
  blocked.stdin.end(
    '{"clientOrigin":"null","steps":[{"request":{"url":"http://a.example/"},"hops":[{"response":{"status":200}}]}]}\n',
  )
  expect(await once(blocked, 'exit')).toEqual([1, null])
  expect(await once(explain('/no/such.har'), 'exit')).toEqual([2, null])
})
