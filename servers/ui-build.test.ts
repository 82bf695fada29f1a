import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureUiBuild } from './ui-build.ts'

const temporary = mkdtempSync(join(tmpdir(), 'ui-build-test-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

test('leaves an older build whole for whoever starts meanwhile, until the new one takes its place', async () => {
  const folder = join(temporary, 'ui')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, '.built-from'), 'other sources')
  writeFileSync(join(folder, 'assets', 'old.js'), '')
  const said: string[] = []
  const seen = new Set<string>()
  const look = () => {
    if (!existsSync(folder)) seen.add('nothing')
    else if (existsSync(join(folder, 'assets', 'old.js'))) seen.add('old')
    else seen.add(existsSync(join(folder, '.built-from')) ? 'new' : 'half')
  }
  const looking = setInterval(look, 1)
  await ensureUiBuild((line) => said.push(line), folder)
  clearInterval(looking)
  look()
  expect([...seen]).toEqual(['old', 'new'])
  expect(said).toEqual(['The dashboard has changed: building it.'])
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<script')
  expect(existsSync(join(folder, 'agent.js'))).toBe(true)
  // Another user may start a lab from the same checkout.
  expect(statSync(folder).mode & 0o777).toBe(0o777 & ~process.umask())
  expect(readdirSync(temporary)).toEqual(['ui'])
})
