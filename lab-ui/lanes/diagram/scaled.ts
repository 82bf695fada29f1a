/**
 * A length for an SVG attribute that grows with the root font: `pixels` of a root font of 16 px. It is in `em`, since
 * WebKit counts `rem` in SVG attributes as 0; the style sheet gives every element that has such an attribute a font
 * of 1rem, and what it writes a smaller one.
 */
export function scaled(pixels: number): string {
  return `${Math.round(pixels * 10) / 160}em`
}
