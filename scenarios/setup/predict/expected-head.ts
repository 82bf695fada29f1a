import type { HeaderList } from '../../words/exchange.ts'

/** A response head as the setup of a lane lets one expect it. */
export interface ExpectedHead {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
}
