import { defaultPolicy } from '../policy/default-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { pageRequest } from '../../words/page-request.test-data.ts'
import type { PageRequest } from '../../words/page-request.ts'
import type { Lane } from '../stage.ts'

export const page = 'http://localhost:4100'

export const policy = (part: Partial<Policy> = {}): Policy => ({ ...defaultPolicy(page), ...part })

/** A lane that runs, without a proxy unless it is said. */
export const lane = (part: Partial<Lane> = {}): Lane => ({
  id: 'backend',
  strategy: 'backend',
  environment: 'local',
  engine: null,
  mistakes: [],
  url: 'http://localhost:4101',
  processes: [],
  files: [],
  state: 'up',
  message: '',
  ...part,
})

export const proxyLane = (part: Partial<Lane> = {}): Lane =>
  lane({
    id: 'proxy',
    strategy: 'proxy',
    environment: 'deployed',
    engine: 'nginx',
    url: 'http://localhost:4102',
    ...part,
  })

export const bareLane = (part: Partial<Lane> = {}): Lane =>
  lane({ id: 'none', strategy: 'none', url: 'http://localhost:4103', ...part })

export const requestOf = (part: Partial<PageRequest> = {}): PageRequest =>
  pageRequest({ origin: page, ...part })
