import { withoutInvisible } from '../../scenarios/words/texts/printable.ts'

/**
 * A value as one line of JSON, without a newline. JSON itself escapes C0 control characters; the other characters that a
 * terminal would act on or hide are written as `\uXXXX` too. Parsed, it is the same value.
 */
export const jsonLine = (value: unknown): string => withoutInvisible(JSON.stringify(value), escaped)

const escaped = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
