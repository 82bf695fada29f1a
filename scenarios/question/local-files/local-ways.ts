import { programTexts } from '../../engines/engine-texts.ts'
import { engines, usualProgram } from '../../engines/engines.ts'
import { checkedPorts } from '../../engines/local/local-ports.ts'
import type { LocalPorts } from '../../engines/local/usual-ports.ts'
import type { RunningFile } from '../../setup/stage.ts'
import type { ProgramName } from '../../words/engine.ts'

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

/**
 * The four ways to run an engine, from its configuration in a lane. Nothing that somebody typed enters a file but two
 * ports, which are checked, and the policy, which the lane's own generator has quoted.
 * @throws RangeError for ports that are none, and for a text that is not a lane's configuration.
 */
export function localWays(
  laneConfiguration: string,
  ports: LocalPorts,
  engine: ProgramName = usualProgram,
): readonly LocalWay[] {
  const { proxy, backend } = checkedPorts(ports)
  const { title, configuration } = engines[engine]
  const { file, language } = configuration
  const { standalone, packageScript, wasRun } = programTexts[engine].local
  const configurationAt = (name: string, text: string): RunningFile => ({ name, language, text })
  const onHost = standalone(laneConfiguration, ports, { kind: 'host' })
  const inContainer = (backendHost: 'backend' | 'host.docker.internal') =>
    standalone(laneConfiguration, ports, { kind: 'container', backendHost })
  return [
    {
      key: 'service',
      title: 'A system service',
      says: `${title} from the system’s packages, started with the computer. Every developer installs it, and the file lies outside the repository, where nobody sees that it is old.`,
      files: [
        configurationAt(`${serviceFolder}/${file}`, onHost),
        {
          name: '/etc/systemd/system/local-load-balancer.service',
          language: 'ini',
          text: systemdUnit(engine),
        },
      ],
      start: 'sudo systemctl enable --now local-load-balancer',
      wasRun: `${file}: ${wasRun.asService}. The unit: systemd-analyze verify.`,
      wasNotRun: 'Whether systemd starts it at boot. macOS has no systemd: there it is brew services.',
    },
    {
      key: 'docker-run',
      title: 'docker run',
      says: `A container beside the backend. Nobody installs ${title}, everybody Docker; and the backend has to listen on more than loopback, as the container is another host to it.`,
      files: [
        configurationAt(file, inContainer('host.docker.internal')),
        { name: 'load-balancer.sh', language: 'shell', text: dockerRun(engine, proxy) },
      ],
      start: 'sh load-balancer.sh',
      wasRun: `${file}: ${wasRun.inContainer}. The script: sh -n.`,
      wasNotRun: 'The container itself follows the documentation of Docker and of the image.',
    },
    {
      key: 'compose',
      title: 'Docker Compose',
      says: 'Load balancer and backend start together, and the file lies in the repository. The backend runs in a container now too: its debugger and its reloading have to be set up for that.',
      files: [
        configurationAt(file, inContainer('backend')),
        { name: 'compose.yaml', language: 'yaml', text: compose(engine, { proxy, backend }) },
      ],
      start: 'docker compose up',
      wasRun: `${file}: ${wasRun.inContainer}. compose.yaml: read as YAML.`,
      wasNotRun: 'The containers themselves follow the documentation of Compose.',
    },
    {
      key: 'turborepo',
      title: 'A task of Turborepo',
      says: `A package whose only script is ${title}. One command starts all, but ${title} has to be on every computer, which no package.json installs.`,
      files: [
        configurationAt(`apps/load-balancer/${file}`, onHost),
        {
          name: 'apps/load-balancer/package.json',
          language: 'json',
          text: json({ name: 'load-balancer', private: true, scripts: { dev: packageScript } }),
        },
        { name: 'turbo.json', language: 'json', text: turboJson },
      ],
      start: 'npx turbo run dev --filter=backend',
      wasRun: `${file} and the script: ${wasRun.asTask}. turbo.json: the dry run of turbo 2.11.11, which takes the load balancer along.`,
      wasNotRun: 'Your backend’s package is expected to be called backend.',
    },
  ]
}

const serviceFolder = '/etc/local-load-balancer'

/** No word of it depends on anybody. */
const systemdUnit = (engine: ProgramName) => `[Unit]
Description=${engines[engine].title} before the backend on this computer
After=network.target

[Service]
Type=exec
DynamicUser=yes
RuntimeDirectory=local-load-balancer
${programTexts[engine].local.serviceLines(`${serviceFolder}/${engines[engine].configuration.file}`, '/run/local-load-balancer').join('\n')}
Restart=on-failure

[Install]
WantedBy=multi-user.target
`

/** The configuration beside a file, and where the image has it. */
const volumeOf = (engine: ProgramName) =>
  `${engines[engine].configuration.file}:${programTexts[engine].local.configurationInImage}:ro`

const dockerRun = (engine: ProgramName, proxy: number) => `#!/bin/sh
# On Linux the backend has to listen on 0.0.0.0: to the container it is another host.
exec docker run --rm --name local-load-balancer \\
  --publish 127.0.0.1:${proxy}:${proxy} \\
  --add-host host.docker.internal:host-gateway \\
  --volume "$PWD/${volumeOf(engine)}" \\
  ${programTexts[engine].local.image}
`

const compose = (engine: ProgramName, { proxy, backend }: LocalPorts) => `services:
  load-balancer:
    image: ${programTexts[engine].local.image}
    ports:
      - "127.0.0.1:${proxy}:${proxy}"
    volumes:
      - ./${volumeOf(engine)}
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

const turboJson = json({
  $schema: 'https://turborepo.com/schema.json',
  tasks: {
    dev: { cache: false, persistent: true },
    'backend#dev': { cache: false, persistent: true, with: ['load-balancer#dev'] },
  },
})
