import { expect, test } from 'vitest'
import { exchange } from '../../../runs/outcome/evidence.test-data.ts'
import { evidence } from '../copy-input.test-data.ts'
import { sentCookies } from './sent-cookies.ts'

test('cookies are those that went with the request', () => {
  const sent = exchange({ requestHeaders: [['Cookie', 'a=1; b=2=3']] })
  expect(sentCookies(evidence({ exchanges: [sent] }))).toEqual([
    ['a', '1'],
    ['b', '2=3'],
  ])
})
