import { randomBytes } from 'node:crypto'
import type { Work } from '../../scenarios/words/attempt.ts'

interface Order {
  readonly id: number
  readonly item: string
  readonly quantity: number
}

export type NewOrder = Omit<Order, 'id'>

/** The data of one backend. It belongs to the lab and outlives the backends that work on it. */
export interface OrderStore {
  list(): readonly Order[]
  get(id: number): Order | undefined
  create(order: NewOrder): Order
  /** Creates or replaces. */
  put(id: number, order: NewOrder): { readonly order: Order; readonly isNew: boolean }
  delete(id: number): boolean
  /** Starts a session and returns its token. */
  startSession(name: string): string
  sessionName(token: string): string | undefined
  /** Back to the first orders, without sessions. */
  reset(): void
}

const items = ['tea', 'coffee', 'cocoa', 'sugar', 'milk']
const firstOrders: readonly Order[] = Array.from({ length: 20 }, (_, index) => ({
  id: index + 1,
  item: items[index % items.length] ?? '',
  quantity: 1 + (index % 4),
}))

/** Beyond these the oldest that were added are dropped, so that a long run neither fails nor grows. */
const maxAddedOrders = 1_000
const maxSessions = 200

/** Makes a store with the orders 1 to 20. Each change is noted at once, in the context of who made it. */
export function createOrderStore(note: (change: Work['change'], id: string) => void = () => {}): OrderStore {
  const orders = new Map<number, Order>()
  const added = new Set<number>()
  const sessions = new Map<string, string>()
  let nextId = 0

  const reset = () => {
    orders.clear()
    added.clear()
    sessions.clear()
    for (const order of firstOrders) orders.set(order.id, order)
    nextId = firstOrders.length + 1
  }
  reset()

  const add = (order: Order) => {
    if (!orders.has(order.id)) {
      added.add(order.id)
      if (added.size > maxAddedOrders) dropFirst(added, (id) => orders.delete(id))
    }
    orders.set(order.id, order)
    return order
  }

  return {
    list: () => [...orders.values()],
    get: (id) => orders.get(id),
    create(order) {
      while (orders.has(nextId)) nextId += 1
      const created = add({ id: nextId, ...order })
      nextId += 1
      note('created', String(created.id))
      return created
    },
    put(id, order) {
      const isNew = !orders.has(id)
      const put = add({ id, ...order })
      note(isNew ? 'created' : 'updated', String(id))
      return { order: put, isNew }
    },
    delete(id) {
      added.delete(id)
      const existed = orders.delete(id)
      if (existed) note('deleted', String(id))
      return existed
    },
    startSession(name) {
      const token = randomBytes(12).toString('hex')
      sessions.set(token, name)
      if (sessions.size > maxSessions) dropFirst(new Set(sessions.keys()), (key) => sessions.delete(key))
      note('session', name)
      return token
    },
    sessionName: (token) => sessions.get(token),
    reset,
  }
}

function dropFirst<T>(values: Set<T>, drop: (value: T) => void): void {
  for (const value of values) {
    values.delete(value)
    drop(value)
    return
  }
}
