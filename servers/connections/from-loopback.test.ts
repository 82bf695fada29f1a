import { expect, test } from 'vitest'
import { cameOverLoopback } from './from-loopback.ts'

const loopback = ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1']
const others = [
  '10.0.0.1',
  '128.0.0.1',
  '0.0.0.0',
  '::',
  '::2',
  'fe80::1',
  'fe80::1%eth0',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  'localhost',
  '',
  undefined,
]

test.each(loopback)('%s is loopback, and only with loopback at the other end', (address) => {
  expect(cameOverLoopback({ remoteAddress: address, localAddress: '127.0.0.1' })).toBe(true)
  expect(cameOverLoopback({ remoteAddress: address, localAddress: '10.0.0.1' })).toBe(false)
})

test.each(others)('%s is not loopback, at either end', (address) => {
  expect(cameOverLoopback({ remoteAddress: address, localAddress: '127.0.0.1' })).toBe(false)
  expect(cameOverLoopback({ remoteAddress: '127.0.0.1', localAddress: address })).toBe(false)
})
