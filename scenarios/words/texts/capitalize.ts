/** A text as it begins a sentence or a heading: its first letter in upper case, the rest as it is. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
