import type { RunningFile } from '../../setup/stage.ts'
import { checkedPorts } from './local-ports.ts'
import { standaloneConf } from './standalone-conf.ts'
import type { LocalPorts } from './usual-ports.ts'

/** A way to run the load balancer on a developer's computer, as files to copy. */
export interface LocalWay {
  readonly key: 'service' | 'docker-run' | 'compose' | 'turborepo'
  readonly title: string
  /** What it is, and what it asks of everybody. */
  readonly says: string
  readonly files: readonly RunningFile[]
  /** What is typed to start it. */
  readonly start: string
  /** What the project itself has run of it. */
  readonly wasRun: string
  /** What only follows its documentation; empty where all of it was run. */
  readonly wasNotRun: string
}

/** The image whose nginx is of the stable branch. */
const image = 'nginx:stable'

/**
 * The four ways, from the nginx.conf of a lane. Nothing that somebody typed enters a file but two ports, which are
 * checked, and the policy, which the lane's own generator has quoted.
 * @throws RangeError as standaloneConf does.
 */
export function localWays(laneConf: string, ports: LocalPorts): readonly LocalWay[] {
  const { proxy, backend } = checkedPorts(ports)
  const conf = (name: string, text: string): RunningFile => ({ name, language: 'nginx', text })
  const onHost = standaloneConf(laneConf, ports, { kind: 'host' })
  const inContainer = (backendHost: 'backend' | 'host.docker.internal') =>
    standaloneConf(laneConf, ports, { kind: 'container', backendHost })
  return [
    {
      key: 'service',
      title: 'A system service',
      says: 'nginx from the system’s packages, started with the computer. Every developer installs it, and the file lies outside the repository, where nobody sees that it is old.',
      files: [
        conf('/etc/local-load-balancer/nginx.conf', onHost),
        { name: '/etc/systemd/system/local-load-balancer.service', language: 'ini', text: systemdUnit },
      ],
      start: 'sudo systemctl enable --now local-load-balancer',
      wasRun:
        'nginx.conf: started by the command of the unit, and held against the table of behaviours that every proxy of the lab passes. The unit: systemd-analyze verify.',
      wasNotRun: 'Whether systemd starts it at boot. macOS has no systemd: there it is brew services.',
    },
    {
      key: 'docker-run',
      title: 'docker run',
      says: 'A container beside the backend. Nobody installs nginx, everybody Docker; and the backend has to listen on more than loopback, as the container is another host to it.',
      files: [
        conf('nginx.conf', inContainer('host.docker.internal')),
        { name: 'load-balancer.sh', language: 'shell', text: dockerRun(proxy) },
      ],
      start: 'sh load-balancer.sh',
      wasRun: 'nginx.conf: read by nginx -t, with a backend on loopback. The script: sh -n.',
      wasNotRun: 'The container itself follows the documentation of Docker and of the image.',
    },
    {
      key: 'compose',
      title: 'Docker Compose',
      says: 'Load balancer and backend start together, and the file lies in the repository. The backend runs in a container now too: its debugger and its reloading have to be set up for that.',
      files: [
        conf('nginx.conf', inContainer('backend')),
        { name: 'compose.yaml', language: 'yaml', text: compose(proxy, backend) },
      ],
      start: 'docker compose up',
      wasRun: 'nginx.conf: read by nginx -t, with a backend on loopback. compose.yaml: read as YAML.',
      wasNotRun: 'The containers themselves follow the documentation of Compose.',
    },
    {
      key: 'turborepo',
      title: 'A task of Turborepo',
      says: 'A package whose only script is nginx. One command starts all, but nginx has to be on every computer, which no package.json installs.',
      files: [
        conf('apps/load-balancer/nginx.conf', onHost),
        { name: 'apps/load-balancer/package.json', language: 'json', text: loadBalancerPackage },
        { name: 'turbo.json', language: 'json', text: turboJson },
      ],
      start: 'npx turbo run dev --filter=backend',
      wasRun:
        'nginx.conf and the script: started, asked for a preflight. turbo.json: the dry run of turbo 2.11.11, which takes the load balancer along.',
      wasNotRun: 'Your backend’s package is expected to be called backend.',
    },
  ]
}

/** No word of it depends on anybody: nginx finds its relative paths in the folder that systemd makes for it. */
const systemdUnit = `[Unit]
Description=nginx before the backend on this computer
After=network.target

[Service]
Type=exec
DynamicUser=yes
RuntimeDirectory=local-load-balancer
ExecStart=/usr/sbin/nginx -p /run/local-load-balancer -c /etc/local-load-balancer/nginx.conf -e stderr
ExecReload=/bin/kill -HUP $MAINPID
KillSignal=SIGQUIT
Restart=on-failure

[Install]
WantedBy=multi-user.target
`

const dockerRun = (proxy: number) => `#!/bin/sh
# On Linux the backend has to listen on 0.0.0.0: to the container it is another host.
exec docker run --rm --name local-load-balancer \\
  --publish 127.0.0.1:${proxy}:${proxy} \\
  --add-host host.docker.internal:host-gateway \\
  --volume "$PWD/nginx.conf:/etc/nginx/nginx.conf:ro" \\
  ${image}
`

const compose = (proxy: number, backend: number) => `services:
  load-balancer:
    image: ${image}
    ports:
      - "127.0.0.1:${proxy}:${proxy}"
    volumes:
      - ./nginx.conf:/etc/nginx/nginx.conf:ro
    depends_on:
      - backend
  backend:
    # Where the load balancer finds it: it listens on 0.0.0.0, and nobody else reaches it.
    image: node:22
    working_dir: /app
    volumes:
      - .:/app
    environment:
      PORT: "${backend}"
    command: node --watch server.js
`

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** nginx keeps its process id, log and temporary files in .nginx, which belongs into .gitignore. */
const loadBalancerPackage = json({
  name: 'load-balancer',
  private: true,
  scripts: { dev: 'mkdir -p .nginx && nginx -p .nginx -c ../nginx.conf -e stderr' },
})

const turboJson = json({
  $schema: 'https://turborepo.com/schema.json',
  tasks: {
    dev: { cache: false, persistent: true },
    'backend#dev': { cache: false, persistent: true, with: ['load-balancer#dev'] },
  },
})
