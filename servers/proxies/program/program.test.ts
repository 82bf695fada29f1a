import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { controlIn, hostileTexts } from '../../../scenarios/words/texts/hostile-texts.test-data.ts'
import { until } from '../../test-support/until.test-support.ts'
import { EngineError } from '../engine.ts'
import { startProgram } from './program.ts'
import { giveToProgram } from './unprivileged.ts'

/** Nothing else of this process runs meanwhile, as in a lab that is about to be killed. */
function wait(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

test('a program does not begin before the guard knows of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'program-test-'))
  await giveToProgram(folder)
  const begun = () => existsSync(join(folder, 'begun'))
  let hadBegun: boolean | null = null
  const guard = {
    add() {
      wait(300)
      hadBegun = begun()
    },
    remove: async () => rmSync(folder, { recursive: true }),
  }
  const args = ['-c', 'read -r line || : > begun; echo "$1" >&2; sleep 600', 'sh', 'it\'s "quoted" $HOME']
  const program = await startProgram({ path: '/bin/sh', args, folder, guard })
  expect(hadBegun).toBe(false)
  await until(() => begun() && program.words().text !== '')
  expect(program.words().text).toBe('it\'s "quoted" $HOME')
  await program.stop()
  expect(await program.ended).toBe('It was ended by SIGTERM.')
  expect(existsSync(folder)).toBe(false)
})

test('what a program says is printable, in its own lines, and so is an error that holds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'program-test-'))
  await giveToProgram(folder)
  const guard = { add() {}, remove: async () => rmSync(folder, { recursive: true }) }
  const said = Object.values(hostileTexts).map((text) => text.replaceAll(/\p{Cs}|\0/gu, '').slice(0, 50))
  const args = ['-c', 'printf "%s\\n" "$@" >&2', 'sh', ...said]
  const program = await startProgram({ path: '/bin/sh', args, folder, guard })
  await program.ended
  expect(controlIn(program.words().text)).toBe(null)
  expect(program.words().text.split('\n')).toHaveLength(said.join('\n').split('\n').length)
  const { message } = new EngineError(`It did not start: ${program.words().text}`)
  expect(controlIn(message)).toBe(null)
  expect(message).not.toContain('\n')
  expect(new EngineError(Object.values(hostileTexts).join('')).message).not.toMatch(/[\n\t]/)
})
