/** How a line looks on a terminal that shows colours. */
export type Style = 'plain' | 'green' | 'red' | 'dim' | 'bold'

/**
 * One line for people, as data. Its text may hold anything: whoever prints it makes it printable first and adds the
 * colour afterwards, so that no caller can forget to.
 */
export interface StyledLine {
  readonly style: Style
  readonly text: string
}

/** A line as callers write it: a string alone is plain. */
export type Line = string | StyledLine

export const styled = (style: Style, text: string): StyledLine => ({ style, text })
