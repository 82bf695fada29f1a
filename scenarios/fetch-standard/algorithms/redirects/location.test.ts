import { expect, test } from 'vitest'
import { locationOf } from './location.ts'
import { placeOf } from '../../request/origin.ts'
import { profiles } from '../../profiles/profiles.ts'

/** Where a Location leads from a URL. */
const target = (from: string, location: string) =>
  locationOf([['Location', location]], placeOf(from)!, profiles.standard)?.target?.href ?? null

test('a Location without a fragment gets that of the URL before it', () => {
  expect(target('http://a.example/#1', '/b')).toBe('http://a.example/b#1')
  expect(target('http://a.example/#1', '/b#2')).toBe('http://a.example/b#2')
  expect(target('http://a.example/', '/b')).toBe('http://a.example/b')
  expect(target('http://a.example/#1', 'http://:::')).toBeNull()
})
