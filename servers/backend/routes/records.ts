import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import type { RecordStore } from '../record-store.ts'

const highestId = 999_999
const maxBodyBytes = 64 * 1024

/** Reads and writes of one kind of record under one path, as JSON. It knows nothing of CORS. */
export const recordRoutes = <Data extends object>(
  path: string,
  schema: z.ZodType<Data>,
  store: RecordStore<Data>,
) =>
  new Hono()
    .use(
      bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.json({ error: 'The body is over 64 kB.' }, 413) }),
    )
    .get(path, (c) => c.json(store.list()))
    .post(path, async (c) => {
      const read = await readRecord(c, schema)
      if ('refusal' in read) return read.refusal
      const record = store.create(read.data)
      return c.json(record, 201, { Location: `${path}/${record.id}` })
    })
    .get(`${path}/:id`, (c) => {
      const record = store.get(idOf(c))
      return record === undefined ? nothingThere(c) : c.json(record)
    })
    .put(`${path}/:id`, async (c) => {
      const id = idOf(c)
      if (id === 0) return c.json({ error: `An id is a number from 1 to ${highestId}.` }, 400)
      const read = await readRecord(c, schema)
      if ('refusal' in read) return read.refusal
      const { record, isNew } = store.put(id, read.data)
      return c.json(record, isNew ? 201 : 200)
    })
    .delete(`${path}/:id`, (c) => (store.delete(idOf(c)) ? c.body(null, 204) : nothingThere(c)))

/** The id in the path; 0, which no record has, when it is none. */
const idOf = (c: Context) => (/^\d{1,6}$/.test(c.req.param('id') ?? '') ? Number(c.req.param('id')) : 0)

const nothingThere = (c: Context) => c.json({ error: `There is nothing at ${c.req.path}.` }, 404)

async function readRecord<Data>(
  c: Context,
  schema: z.ZodType<Data>,
): Promise<{ data: Data } | { refusal: Response }> {
  let body: unknown
  try {
    body = JSON.parse(await c.req.text())
  } catch {
    return { refusal: c.json({ error: 'The body is not JSON.' }, 400) }
  }
  const result = schema.safeParse(body)
  if (result.success) return { data: result.data }
  return { refusal: c.json({ error: result.error.issues.map(({ message }) => message).join(' ') }, 422) }
}
