import { expect, test } from 'vitest'
import { failed, preflight } from '../../../runs/outcome/evidence.test-data.ts'
import { evidence } from '../copy-input.test-data.ts'
import { sentBefore } from './sent-before.ts'

test('an attempt that depends on what the browser kept has another before it', () => {
  expect(sentBefore(evidence({}))).toBeNull()
  expect(sentBefore(evidence({ hadPreflight: true }))).toBe('same')
  expect(sentBefore(evidence({ exchanges: [] }))).toBe('cold')
  expect(sentBefore(evidence({ result: failed, exchanges: [preflight()] }))).toBeNull()
})
