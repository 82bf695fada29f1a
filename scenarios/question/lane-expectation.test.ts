import { expect, test } from 'vitest'
import { lane } from '../setup/predict/setups.test-data.ts'
import { compareLane } from './lane-expectation.ts'

const process = { name: 'backend', pid: 1 }
const plainCode = { name: 'app.js', language: 'javascript', text: 'const app = new Hono()\n' }
const backendAlone = lane({ processes: [process], files: [plainCode] })

test('a lane that is made of what was expected has no difference, whatever was not expected of it', () => {
  expect(compareLane({}, backendAlone)).toEqual([])
  expect(compareLane({ backendSpeaksOfCors: false, processes: 1, filesAboutCors: 0 }, backendAlone)).toEqual(
    [],
  )
})

test('each difference is told by what was expected, and by what is there', () => {
  const differences = compareLane(
    { backendSpeaksOfCors: true, processes: 2, filesAboutCors: 1 },
    backendAlone,
  )
  expect(differences.map(({ says }) => says)).toEqual([
    'CORS in the backend’s code: expected yes but got no.',
    'Processes: expected 2 but got 1.',
    'Files with the policy: expected 1 but got 0.',
  ])
})
