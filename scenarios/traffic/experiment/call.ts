import type { PageRequest } from '../../words/page-request.ts'
import { callKinds, type CallKind } from './call-kind.ts'
import type { TrafficSpec } from './traffic-spec.ts'

/** One request of one visitor's. */
export interface Call {
  /** Both count from 0. */
  readonly visitor: number
  readonly number: number
  readonly kind: CallKind
  readonly path: string
}

/** What the orders' numbers begin with, so that the usual one is the same as on the bench. */
const firstOrder = 17
const orders = 20

type Drawn = Pick<TrafficSpec, 'kinds' | 'addresses' | 'seed'>

/** A visitor's call. Drawn from the seed alone, so that nothing has to be kept and every run is the same. */
export function callOf({ kinds, addresses, seed }: Drawn, visitor: number, number: number): Call {
  const kind = kinds[drawn(seed, visitor, number, 1) % kinds.length] ?? 'get'
  const order = ((firstOrder - 1 + (drawn(seed, visitor, number, 2) % addresses)) % orders) + 1
  const isOfAll = callKinds[kind].method === 'POST'
  return { visitor, number, kind, path: isOfAll ? '/orders' : `/orders/${order}` }
}

/** What the page sends for a call. */
export function requestOfCall({ kind, path }: Pick<Call, 'kind' | 'path'>, origin: string): PageRequest {
  const { method, headers, contentType } = callKinds[kind]
  return {
    origin,
    method,
    path,
    headers,
    contentType,
    credentials: 'same-origin',
    mode: 'cors',
    redirect: 'follow',
    cache: 'default',
    body: contentType === '' ? '' : '{ "item": "tea", "quantity": 3 }',
  }
}

/** A whole number that looks like chance and is the same whenever it is asked for (the mixing steps of MurmurHash3). */
function drawn(...from: readonly number[]): number {
  let mixed = 0
  for (const each of from) {
    mixed = Math.imul(mixed ^ each, 0x85eb_ca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
    mixed ^= mixed >>> 16
    mixed = (mixed + 0x9e37_79b9) | 0
  }
  return mixed >>> 0
}
