import { expect, test } from 'vitest'
import { localWays } from './local-ways.ts'
import { checkedPorts, portsMistake } from '../../engines/local/local-ports.ts'
import { standaloneConf } from '../../engines/nginx/standalone-conf.ts'
import { usualPorts } from '../../engines/local/usual-ports.ts'

/** The lines of a lane's nginx.conf that a standalone file has otherwise, and one about CORS. */
const laneConf = `daemon off;
worker_processes 1;
pid nginx.pid;
http {
  client_body_temp_path client_body_temp;
  proxy_temp_path proxy_temp;
  fastcgi_temp_path fastcgi_temp;
  uwsgi_temp_path uwsgi_temp;
  scgi_temp_path scgi_temp;
  log_format exchange escape=json '["$msec"]';
  access_log access.log exchange;
  upstream backend {
    server 127.0.0.1:38269 max_fails=0;
  }
  server {
    listen 127.0.0.1:45621;
    add_header Access-Control-Allow-Origin $cors_origin always;
  }
}
`

const host = () => standaloneConf(laneConf, usualPorts, { kind: 'host' })
const container = () =>
  standaloneConf(laneConf, usualPorts, { kind: 'container', backendHost: 'host.docker.internal' })

test('a standalone file has the developer’s addresses, and no log format of the lab', () => {
  expect(host()).toContain('    server 127.0.0.1:3000 max_fails=0;')
  expect(host()).toContain('    listen 127.0.0.1:8080;')
  expect(host()).toContain('  access_log access.log;')
  expect(host()).not.toContain('exchange')
})

test('all that is about CORS stays as the lane runs it', () => {
  expect(host()).toContain('    add_header Access-Control-Allow-Origin $cors_origin always;\n')
  expect(container()).toContain('    add_header Access-Control-Allow-Origin $cors_origin always;\n')
})

test('in a container nginx is started by the image, and listens for the port that is published', () => {
  expect(container()).not.toContain('daemon off')
  expect(container()).not.toContain('temp_path')
  expect(container()).toContain('    listen 8080;')
  expect(container()).toContain('    server host.docker.internal:3000 max_fails=0;')
})

test('a text that is no nginx.conf of a lane is refused, and not half rewritten', () => {
  expect(() => standaloneConf('{ "cors": null }', usualPorts, { kind: 'host' })).toThrow(
    /not the nginx\.conf of a lane/,
  )
  expect(() => standaloneConf(laneConf + laneConf, usualPorts, { kind: 'host' })).toThrow(RangeError)
})

test.each([
  [{ proxy: 80, backend: 3000 }, /from 1024 to 65535; this is 80/],
  [{ proxy: 8080, backend: 3000.5 }, /this is 3000\.5/],
  [{ proxy: 8080, backend: Number.NaN }, /this is NaN/],
  [{ proxy: 8080, backend: 8080 }, /cannot both listen on 8080/],
])('ports %o enter no file', (ports, message) => {
  expect(portsMistake(ports)).toMatch(message)
  expect(() => checkedPorts(ports)).toThrow(message)
  expect(() => localWays(laneConf, ports)).toThrow(RangeError)
})

test('there are four ways; each has nginx.conf, a command, and says what was run of it and what was not', () => {
  const ways = localWays(laneConf, usualPorts)
  expect(ways.map(({ key }) => key)).toEqual(['service', 'docker-run', 'compose', 'turborepo'])
  for (const { files, start, wasRun, wasNotRun } of ways) {
    expect(files.some(({ name }) => name.endsWith('nginx.conf'))).toBe(true)
    expect(start).not.toBe('')
    expect(wasRun).toContain('nginx')
    expect(wasNotRun).not.toBe('')
  }
})

test('each file of each way names the ports that were asked for, and none of the usual ones', () => {
  const text = localWays(laneConf, { proxy: 8181, backend: 4545 })
    .flatMap(({ files }) => files)
    .map((file) => file.text)
    .join('\n')
  expect(text).toContain('127.0.0.1:8181:8181')
  expect(text).toContain('PORT: "4545"')
  expect(text).not.toMatch(/8080|3000/)
})

test('whoever starts the backend’s task starts the load balancer’s with it, and nobody waits for its end', () => {
  const files = localWays(laneConf, usualPorts).find(({ key }) => key === 'turborepo')?.files ?? []
  const read = (name: string) => JSON.parse(files.find((file) => file.name.endsWith(name))!.text) as unknown
  const { name, scripts } = read('load-balancer/package.json') as {
    name: string
    scripts: Record<string, string>
  }
  const { tasks } = read('turbo.json') as { tasks: Record<string, Record<string, unknown>> }
  expect(tasks['backend#dev']?.['with']).toEqual([`${name}#dev`])
  expect(scripts['dev']).toContain('nginx')
  // A task that does not end can have nobody wait for it: turbo refuses dependsOn.
  for (const task of [tasks['dev'], tasks['backend#dev']])
    expect([task?.['persistent'], task?.['cache'], task?.['dependsOn']]).toEqual([true, false, undefined])
})
