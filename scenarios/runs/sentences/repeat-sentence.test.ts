import { expect, test } from 'vitest'
import { repeatSentence, type NamedTally } from './repeat-sentence.ts'
import { emptyTally, type Tally } from '../outcome/tally.ts'

const lane = (title: string, part: Partial<Tally>): NamedTally => ({
  title,
  tally: { ...emptyTally, attempts: 5, ...part },
})

test('cold, it tells whose backend the preflights reached', () => {
  const lanes = [
    lane('backend-CORS', { optionsAtBackend: 5 }),
    lane('proxy-CORS', { optionsAtProxy: 5 }),
    lane('no-CORS', { optionsAtBackend: 5 }),
  ]
  expect(repeatSentence(lanes)).toBe(
    '5 attempts in each lane: the backend saw 5 preflights in backend-CORS, 0 in proxy-CORS and 5 in no-CORS.',
  )
})

test('warm, it tells what the browser kept to itself', () => {
  const lanes = [
    lane('backend-CORS', { optionsAtBackend: 1, sparedPreflights: 4 }),
    lane('proxy-CORS', { optionsAtProxy: 1, sparedPreflights: 4 }),
    lane('no-CORS', { optionsAtBackend: 5 }),
  ]
  expect(repeatSentence(lanes)).toBe(
    '5 attempts in each lane: the backend saw 1 preflight in backend-CORS, 0 in proxy-CORS and 5 in no-CORS. The browser’s preflight cache spared 4 in backend-CORS and 4 in proxy-CORS.',
  )
})

test('a request that needs no preflight had none', () => {
  expect(repeatSentence([lane('backend-CORS', { requestsAtBackend: 5 })])).toBe(
    '5 attempts in each lane: no preflight was sent.',
  )
})

test('stopped half-way, lanes came differently far', () => {
  const lanes = [lane('a', { attempts: 3, optionsAtBackend: 3 }), lane('b', { attempts: 1 }), lane('c', {})]
  expect(repeatSentence(lanes)).toMatch(/^1 to 5 attempts in a lane: the backend saw 3 preflights in a, /)
  expect(repeatSentence([lane('a', { attempts: 0 })])).toBe('')
})
