import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { promises } from './promises.test-data.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const textOf = (document: string) => readFileSync(pathOf(document), 'utf8').replaceAll(/\s+/g, ' ')

test.each(promises)(
  'the documentation promises "$promise", and names of tests that hold it are right',
  ({ promise, saidIn, heldBy }) => {
    expect(saidIn).not.toEqual([])
    for (const document of saidIn) expect(textOf(document)).toContain(promise)
    for (const [file, name] of Object.entries(heldBy)) {
      const holds = existsSync(pathOf(file)) && readFileSync(pathOf(file), 'utf8').includes(name)
      expect({ file, name, holds }).toEqual({ file, name, holds: true })
    }
  },
)
