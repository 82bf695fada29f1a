import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policySchema, type Policy } from '../../scenarios/setup/policy/policy.ts'
import { isToken } from '../../scenarios/words/texts/token.ts'
import { localWays } from '../../scenarios/question/local-files/local-ways.ts'
import { standaloneConf } from '../../scenarios/engines/nginx/standalone-conf.ts'
import { findNginx } from '../proxies/nginx/find-nginx.ts'
import { offeredConf } from '../proxies/nginx/offered-conf.ts'

const run = promisify(execFile)
const nginx = await findNginx().catch(() => null)
if (!nginx) console.error('nginx is not on this computer: no file for a local load balancer is read by it.')

/** All that a token may hold, and names that begin like a variable, a block or a directive. */
const tokens = [
  "!#$%&'*+-.^_`|~0aZ",
  '${dollar}',
  '$request_method',
  "a'b",
  'listen',
  '__proto__',
  '%s',
  '~*',
].filter(isToken)

const hostilePolicy: Policy = policySchema.parse({
  origins: ['http://localhost:4100', 'null', 'http://[::1]:4100', `https://${'a'.repeat(60)}.example`],
  methods: ['GET', ...tokens],
  requestHeaders: tokens,
  exposeHeaders: tokens,
  credentials: true,
  maxAgeSeconds: 600,
})
const ports = { proxy: 8181, backend: 4545 }
const ways = localWays(offeredConf(hostilePolicy), ports)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cors-lab-local-ways-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.runIf(nginx)('nginx -t reads the file for every place, whatever the policy holds', async () => {
  const conf = offeredConf(hostilePolicy)
  const inContainer = standaloneConf(conf, ports, { kind: 'container', backendHost: '127.0.0.1' })
  const texts = [ways[0]!.files[0]!.text, inContainer.replaceAll('/var/log/nginx/', '')]
  for (const [index, text] of texts.entries()) {
    const file = join(folder, `${index}.conf`)
    await writeFile(file, text)
    // Where a file names none, its process id goes to a folder that only root may write to, as in a container.
    const pid = /^pid /m.test(text) ? [] : ['-g', 'pid nginx.pid;']
    const { stderr } = await run(nginx!.path, ['-t', '-p', folder, '-c', file, '-e', 'stderr', ...pid])
    expect(stderr).toContain('test is successful')
  }
})

const files = ways.flatMap(({ key, files }) => files.map((file) => ({ key, ...file })))

test.each(files.filter(({ language }) => language === 'json'))('$key: $name is JSON', ({ text }) => {
  expect(JSON.parse(text)).toBeInstanceOf(Object)
})

const scripts = [
  ...files.filter(({ language }) => language === 'shell'),
  ...ways.map(({ key, start }) => ({ key, name: 'what starts it', text: start })),
]

test.each(scripts)('$key: $name is read by /bin/sh', ({ text }) => {
  expect(execFileSync('/bin/sh', ['-n'], { input: text }).toString()).toBe('')
})

test('nothing of the policy is in any file but nginx.conf', () => {
  const others = files.filter(({ language }) => language !== 'nginx')
  expect(others.map(({ language }) => language).toSorted()).toEqual(['ini', 'json', 'json', 'shell', 'yaml'])
  for (const { text } of others) for (const token of tokens.slice(0, 3)) expect(text).not.toContain(token)
})
