import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cwd = fileURLToPath(new URL('../..', import.meta.url))

async function traffic(...flags: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'servers/cli.ts', 'traffic', ...flags], { cwd })
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}

test('it prints CSV and ends; what it was asked for beside stands in the JSON with date and machine', async () => {
  const small = ['--visitors', '2', '--calls', '2', '--strategies', 'proxy', '--max-age', '600'] as const
  const csv = await traffic(...small, '--csv')
  expect(csv).toMatchObject({ code: 0, stderr: '' })
  expect(csv.stdout).toMatch(/\r\n600,proxy,deployed,embedded,4,2,2,0,0,2,0,4,0,4,4 readable\r\n$/)
  const json = JSON.parse((await traffic(...small, '--json')).stdout) as Record<string, unknown>
  expect(json).toMatchObject({ command: `lab traffic ${small.join(' ')} --json`, leftOut: [] })
  expect(json['at']).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(json['machine']).toMatch(/^Node v/)
})

test('all that is wrong with its options is said at once, with the limits, and it exits with 2', async () => {
  expect(await traffic('--visitors', '50000', '--calls', '3', '--max-age', '1,1', '--json', '--csv')).toEqual(
    {
      code: 2,
      stdout: '',
      stderr: [
        '50000 visitors × 3 calls are 150,000 calls in each lane; at most 100,000 are sent. Take fewer of either.',
        'Max-Age: each value once.',
        '--json and --csv: give one of them.',
        '',
      ].join('\n'),
    },
  )
  const unknown = await traffic('--requests', 'put')
  expect(unknown).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"put" is not one of put-json, '),
  })
})
