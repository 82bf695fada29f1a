/** Pixels of a root font of 16 px, as a length that grows with it. */
export function rem(pixels: number): string {
  return `${Math.round(pixels * 10) / 160}rem`
}
