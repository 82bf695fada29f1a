import { expect, test } from 'vitest'
import type { RunningFile } from '../setup/stage.ts'
import { backendDuty, backendSpeaksOfCors, costWords, laneCost } from './lane-cost.ts'

const file = (name: string, language: string, text: string): RunningFile => ({ name, language, text })
const plain = file('app.js', 'javascript', "const app = new Hono()\napp.route('/', api)\n")
const withCors = file('app.js', 'javascript', 'const app = new Hono()\napp.use(\n  cors({\n  }),\n)\n')
const told = (by: string) => file('.env', 'shell', `# Who answers\nCORS_BY=${by}\n`)
const nginx = file('nginx.conf', 'nginx', '    add_header Access-Control-Allow-Origin $cors_origin always;\n')
const passing = file('nginx.conf', 'nginx', 'location / {\n  proxy_pass http://backend;\n}\n')
const html = file('page/agent.html', 'html', '<!doctype html><title>CORS Lab</title>')
const backend = { name: 'backend', pid: 1 }
const proxy = { name: 'proxy (nginx)', pid: 2 }

test('the application’s own code and the page’s HTML are no configuration', () => {
  const cost = laneCost({ processes: [proxy, backend], files: [nginx, html, plain] })
  expect(cost.configuration).toEqual(['nginx.conf'])
  expect(cost.speakOfCors).toEqual(['nginx.conf'])
  expect(costWords(cost)).toBe('2 processes, 1 file')
})

test('a backend alone is one process and no file', () => {
  expect(costWords(laneCost({ processes: [backend], files: [withCors] }))).toBe('1 process, 0 files')
})

test('the files that speak of CORS are those into which a change of the policy goes', () => {
  const names = (...files: RunningFile[]) => laneCost({ processes: [], files }).speakOfCors
  expect(names(nginx, withCors, told('proxy'))).toEqual(['nginx.conf', 'app.js'])
  expect(names(passing, plain)).toEqual([])
})

test('the embedded proxy speaks of CORS where it has a policy, and not where that is null', () => {
  const names = (text: string) =>
    laneCost({ processes: [], files: [file('proxy.json', 'json', text)] }).speakOfCors
  expect(names('{\n  "cors": null\n}\n')).toEqual([])
  expect(names('{\n  "cors": { "origins": [] }\n}\n')).toEqual(['proxy.json'])
})

test('a development server that is told to leave CORS alone holds no policy', () => {
  const config = (cors: string) => file('vite.config.mjs', 'javascript', `export default {\n  ${cors}\n}\n`)
  const names = (cors: string) => laneCost({ processes: [], files: [config(cors)] }).speakOfCors
  expect(names('cors: false,')).toEqual([])
  expect(names("cors: { origin: 'http://localhost:4100' },")).toEqual(['vite.config.mjs'])
})

test('what a backend has to do is read from the code that it runs', () => {
  expect(backendDuty({ files: [plain] })).toBe('knows nothing of CORS')
  expect(backendDuty({ files: [withCors] })).toBe('applies the policy')
  expect(backendDuty({ files: [withCors, told('backend')] })).toBe(
    'applies the policy; its .env has CORS_BY=backend',
  )
  expect(backendDuty({ files: [withCors, told('proxy')] })).toBe(
    'leaves the policy to the proxy; its .env has CORS_BY=proxy',
  )
  expect(backendSpeaksOfCors({ files: [nginx, plain] })).toBe(false)
})
