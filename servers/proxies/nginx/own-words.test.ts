import { expect, test } from 'vitest'
import { ownWords, saysPortIsTaken } from './own-words.ts'

const bind = 'bind() to 127.0.0.1:4711 failed (98: Address already in use)'
const own = [
  `nginx: [emerg] ${bind}`,
  `2026/01/02 03:04:05 [emerg] 12#12: ${bind}`,
  '2026/01/02 03:04:05 [alert] 12#12: worker process 13 exited on signal 9',
]
const request = (path: string) =>
  `2026/01/02 03:04:05 [error] 13#13: *1 open() "/srv${path}" failed (2: No such file or directory), client: 127.0.0.1, server: , request: "GET ${encodeURI(path)} HTTP/1.1", host: "a"`

test('reads what nginx says of itself', () => {
  const words = ownWords(['2026/01/02 03:04:05 [warn] 12#12: a warning', ...own].join('\n'))
  expect(words.map(({ line }) => line)).toEqual(own)
  expect(words[1]?.message).toBe(bind)
  expect(own.map(saysPortIsTaken)).toEqual([true, true, false])
})

test.each([
  `/[emerg]`,
  `/nginx: [emerg] ${bind}`,
  `/${own[1]}`,
  // A path is written decoded: a client can write whole lines.
  `/\n${own[0]}\n`,
  `/\n${own[1]}\n${own[2]}\n`,
  `/", client: 127.0.0.1, server: , request: "GET / HTTP/1.1", host: "a"\n${own[1]}`,
])('takes nothing for its words that a client wrote: %j', (path) => {
  for (const level of ['error', 'alert', 'emerg']) {
    const log = request(path).replace('[error]', `[${level}]`)
    expect(ownWords(log)).toEqual([])
    expect(saysPortIsTaken(log)).toBe(false)
  }
})

test.each([
  `x ${own[1]}`,
  'y 03:04:05 [emerg] 12#12: cut off',
  ' [emerg] 12#12: cut off',
  '[emerg] 12#12: cut',
])('takes no part of a line for a line: %j', (line) => expect(ownWords(line)).toEqual([]))
