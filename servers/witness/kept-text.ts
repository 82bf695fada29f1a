/** Blocks are made as they are needed and go when no text in them is referred to any more. */
const blockBytes = 256 * 1024

let block = Buffer.alloc(0)
let used = 0

/**
 * A text of latin1 that is kept for long, outside of the JavaScript heap. Tens of thousands of them are held at
 * a time; as strings the garbage collector would copy each one twice and walk over all of them again and again.
 */
export class KeptText {
  private readonly bytes: Buffer
  private readonly start: number
  readonly length: number

  constructor(text: string) {
    if (text.length > block.length - used) {
      block = Buffer.allocUnsafeSlow(Math.max(blockBytes, text.length))
      used = 0
    }
    this.bytes = block
    this.start = used
    this.length = text.length
    used += block.write(text, used, 'latin1')
  }

  toString(): string {
    return this.bytes.toString('latin1', this.start, this.start + this.length)
  }
}
