import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { csvField } from '../../../scenarios/words/texts/csv-field.ts'
import type { NewOrder, OrderStore } from '../order-store.ts'

const orderSchema = z.object({
  item: z.string('The item is a text.').trim().min(1, 'The item is empty.').max(200, 'The item is too long.'),
  quantity: z
    .int('The quantity is a whole number.')
    .min(1, 'The quantity is at least 1.')
    .max(1_000_000, 'The quantity is at most 1000000.'),
})

const highestId = 999_999

/** Orders, as JSON and as CSV. */
export const orderRoutes = (store: OrderStore) => {
  const csv = () =>
    [
      'id,item,quantity',
      ...store.list().map(({ id, item, quantity }) => [id, item, quantity].map(csvField).join(',')),
    ].join('\n')

  return new Hono()
    .use(
      bodyLimit({ maxSize: 1024 * 1024, onError: (c) => c.json({ error: 'The body is over 1 MB.' }, 413) }),
    )
    .get('/orders', (c) => c.json(store.list()))
    .get('/orders.csv', (c) =>
      c.body(`${csv()}\n`, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="orders.csv"',
        'X-Total-Count': String(store.list().length),
      }),
    )
    .post('/orders', async (c) => {
      const read = await readOrder(c)
      if ('refusal' in read) return read.refusal
      const order = store.create(read.order)
      return c.json(order, 201, { Location: `/orders/${order.id}` })
    })
    .get('/orders/:id', (c) => {
      const order = store.get(idOf(c))
      return order === undefined ? noSuchOrder(c) : c.json(order)
    })
    .put('/orders/:id', async (c) => {
      const id = idOf(c)
      if (id < 1 || id > highestId) return badId(c)
      const read = await readOrder(c)
      if ('refusal' in read) return read.refusal
      const { order, isNew } = store.put(id, read.order)
      return c.json(order, isNew ? 201 : 200)
    })
    .patch('/orders/:id', async (c) => {
      const old = store.get(idOf(c))
      if (old === undefined) return noSuchOrder(c)
      const read = await readOrder(c, old)
      if ('refusal' in read) return read.refusal
      return c.json(store.put(old.id, read.order).order)
    })
    .delete('/orders/:id', (c) => (store.delete(idOf(c)) ? c.body(null, 204) : noSuchOrder(c)))
}

/** The id in the path; 0, which no order has, when it is none. */
const idOf = (c: Context) => (/^\d{1,6}$/.test(c.req.param('id') ?? '') ? Number(c.req.param('id')) : 0)

const noSuchOrder = (c: Context) => c.json({ error: `There is no order ${c.req.param('id') ?? ''}.` }, 404)

const badId = (c: Context) => c.json({ error: `An order's id is a number from 1 to ${highestId}.` }, 400)

/**
 * Reads a body as JSON whatever its Content-Type says: that is how many backends are written, and why a
 * simple cross-origin POST really writes. With an order given, the body may change a part of it.
 */
async function readOrder(c: Context, old?: NewOrder): Promise<{ order: NewOrder } | { refusal: Response }> {
  let body: unknown
  try {
    body = JSON.parse(await c.req.text())
  } catch {
    return { refusal: c.json({ error: 'The body is not JSON.' }, 400) }
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  const result = orderSchema.safeParse(isObject ? { ...old, ...(body as object) } : body)
  if (result.success) return { order: result.data }
  const error = isObject
    ? result.error.issues.map(({ message }) => message).join(' ')
    : 'The body is no object.'
  return { refusal: c.json({ error }, 422) }
}
