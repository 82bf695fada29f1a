import { expect, test } from 'vitest'
import { linesThatMatter } from './lines-that-matter.ts'

const marked = (text: string) => {
  const found = linesThatMatter(text)
  return text.split('\n').filter((_line, at) => found.has(at))
}

test('in a Hono app it is the whole call of cors(), and no import', () => {
  const app = `import { cors } from 'hono/cors'
const app = new Hono()
app.use(
  cors({
    origin: ['http://a'],
  }),
)
app.route('/', api)`
  expect(marked(app)).toEqual(['app.use(', '  cors({', "    origin: ['http://a'],", '  }),', ')'])
})

test('in a JSON configuration it is the member with the policy', () => {
  const text = JSON.stringify({ upstream: 'http://b', cors: { origins: ['*'] }, limit: 1 }, null, 2)
  expect(marked(text)).toEqual(['  "cors": {', '    "origins": [', '      "*"', '    ]', '  },'])
})

test('in an nginx.conf it is each directive that sets a header of CORS', () => {
  const text = `server {
  # no CORS here
  add_header Access-Control-Allow-Origin $cors_origin always;
  proxy_pass http://backend;
}`
  expect(marked(text)).toEqual(['  add_header Access-Control-Allow-Origin $cors_origin always;'])
})

test('of a hybrid it is what its environment tells, and what hangs on it', () => {
  const app = "if (process.env.CORS_BY === 'backend') {\n  app.use(cors())\n}\napp.route('/', api)"
  expect(marked(app)).toEqual(["if (process.env.CORS_BY === 'backend') {", '  app.use(cors())', '}'])
  expect(marked('# proxy or backend\nCORS_BY=proxy\n')).toEqual(['CORS_BY=proxy'])
})

test('on a page, which applies nothing, there is no such line', () => {
  expect(marked('<head>\n  <title>CORS Lab</title>\n</head>')).toEqual([])
})

test('an app that knows nothing of it has no such line', () => {
  expect(marked("import { Hono } from 'hono'\napp.route('/', api)")).toEqual([])
})
