import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

interface KernelListener {
  /** As node:net writes it, such as 127.0.0.1; IPv6 as eight groups, `0:0:0:0:0:0:0:1` for ::1. */
  readonly address: string
  readonly port: number
  readonly isLoopback: boolean
}

/** Where there is no /proc, the kernel does not tell. */
export const canReadListeners = process.platform === 'linux'

/** For tests: where a process listens on TCP, as the kernel has it: whatever opened the sockets, in Node or below it. */
export function kernelListeners(pid: number): readonly KernelListener[] {
  const inodes = new Set(socketsOf(pid))
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'latin1')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
        const [hex = '', port = ''] = local.split(':')
        // 0A is LISTEN.
        if (state !== '0A' || !inodes.has(inode)) return []
        const address = addressOf(hex)
        const isLoopback = address.startsWith('127.') || address === '0:0:0:0:0:0:0:1'
        return [{ address, port: Number.parseInt(port, 16), isLoopback }]
      }),
  )
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.slice(1) ?? []
    } catch {
      // Closed meanwhile.
      return []
    }
  })
}

/** The kernel writes an address as words of 32 bits in the byte order of the machine: the lowest byte first, on ours. */
function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? []
  const ordered = words.flatMap((word) => word.match(/../g)?.toReversed() ?? [])
  if (words.length === 1) return ordered.map((byte) => Number.parseInt(byte, 16)).join('.')
  const groups = ordered.join('').match(/.{4}/g) ?? []
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
