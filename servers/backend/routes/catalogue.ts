import { Hono } from 'hono'

const catalogue = [
  { item: 'tea', price: 4.5 },
  { item: 'coffee', price: 6.9 },
  { item: 'cocoa', price: 5.2 },
]
const entityTag = '"catalogue-1"'

/** Something that browsers and proxies may keep. */
export const catalogueRoutes = () =>
  new Hono().get('/catalogue', (c) => {
    c.header('Cache-Control', 'public, max-age=60')
    c.header('ETag', entityTag)
    return c.req.header('if-none-match') === entityTag ? c.body(null, 304) : c.json(catalogue)
  })
