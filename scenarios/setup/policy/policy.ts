import { z } from 'zod'
import { maxListLength, maxTokenLength } from '../../words/limits.ts'
import { originMistake } from '../../words/origins/origin.ts'
import { isToken } from '../../words/texts/token.ts'

/** Who may call: the one description that each strategy applies in its own way. */
export interface Policy {
  readonly origins: '*' | readonly string[]
  readonly methods: readonly string[]
  readonly requestHeaders: readonly string[]
  readonly exposeHeaders: readonly string[]
  readonly credentials: boolean
  /** Seconds; null leaves Access-Control-Max-Age out. */
  readonly maxAgeSeconds: number | null
}

const origin = z.string().check((ctx) => {
  const mistake = originMistake(ctx.value)
  if (mistake !== null) ctx.issues.push({ code: 'custom', input: ctx.value, message: mistake })
})

const token = (what: string) =>
  z
    .string()
    .refine(
      (value) => isToken(value) && value.length <= maxTokenLength,
      `${what} must be a token of at most ${maxTokenLength} characters: letters, digits and !#$%&'*+-.^_\`|~.`,
    )

const list = <Item extends z.ZodType>(item: Item, shape = 'This is a list.') =>
  z.array(item, shape).max(maxListLength, `At most ${maxListLength} entries are allowed.`)

const originsShape = 'Origins are "*", for everybody, or a list of origins.'

/**
 * Refuses what is not syntax, and nothing else: a dangerous policy runs, because showing what it
 * does is the lab's business. Members that a policy does not have are refused too, since a
 * misspelt one would be a policy other than the one that was meant.
 */
export const policySchema = z.strictObject({
  origins: z.union([z.literal('*', originsShape), list(origin, originsShape)]),
  methods: list(token('A method')),
  requestHeaders: list(token('A header name')),
  exposeHeaders: list(token('A header name')),
  credentials: z.boolean('Credentials is true or false.'),
  maxAgeSeconds: z.int('Max-Age is a whole number of seconds, 0 or more, or null.').min(0).nullable(),
}) satisfies z.ZodType<Policy>
