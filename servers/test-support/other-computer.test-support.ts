import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export interface Asked {
  readonly host: string
  readonly port: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back; status 0 with the error as the body when no response did. */
export interface Answered {
  readonly status: number
  readonly csp: string
  readonly body: string
}

export interface OtherComputer {
  /** This computer's addresses in the network between the two: of IPv4, and of IPv6 where this computer has that. */
  readonly addresses: readonly string[]
  /** Sends the requests one after the other from the other computer. */
  send(asked: readonly Asked[]): Promise<readonly Answered[]>
  /** Takes the network away. */
  close(): void
}

/** Whether a network of its own can be made here: on Linux, by root, with iproute2. */
export const canHaveOtherComputer =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('ip', ['netns']).status === 0

const hasIpv6 = existsSync('/proc/net/if_inet6')

const program = fileURLToPath(new URL('other-computer.test-program.ts', import.meta.url))

/** For tests: a network namespace that reaches this computer by a cable of its own (veth), and never over loopback. */
export function otherComputer(): OtherComputer {
  const name = `cors-lab-${process.pid}`
  const [here, there] = [`clh${process.pid}`, `clt${process.pid}`]
  // 198.18.0.0/15 and 2001:2::/48 are for tests of networks; nobody has them in use.
  const [high, low] = [(process.pid >> 6) & 0xff, (process.pid << 2) & 0xfc]
  const four = (last: number) => `198.18.${high}.${low + last}`
  const six = (last: number) => `2001:2:0:${process.pid.toString(16)}::${last}`
  const ip = (...args: readonly string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const inside = ['-n', name]
  const close = () => void spawnSync('ip', ['netns', 'del', name])
  try {
    ip('netns', 'add', name)
    ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
    for (const [where, device, last] of [
      [[], here, 1],
      [inside, there, 2],
    ] as const) {
      ip(...where, 'addr', 'add', `${four(last)}/30`, 'dev', device)
      if (hasIpv6) ip(...where, 'addr', 'add', `${six(last)}/64`, 'dev', device, 'nodad')
      ip(...where, 'link', 'set', device, 'up')
    }
  } catch (error) {
    close()
    throw error
  }
  return {
    addresses: hasIpv6 ? [four(1), six(1)] : [four(1)],
    async send(asked) {
      const child = spawn('ip', ['netns', 'exec', name, process.execPath, '--import', 'tsx', program])
      child.stdin.end(JSON.stringify(asked))
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
      if (out === '') throw new Error(`The other computer sent nothing: ${err}`)
      return JSON.parse(out) as readonly Answered[]
    },
    close,
  }
}
