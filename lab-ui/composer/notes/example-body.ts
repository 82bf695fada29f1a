/** The essence of a content type: what stands before its parameters (MIME Sniffing standard, section 4.1). */
export function essenceOf(contentType: string): string {
  return contentType.replace(/;.*$/s, '').trim().toLowerCase()
}

/** An order as the backend reads it. */
const jsonOrder = '{ "item": "tea", "quantity": 3 }'

const formData = `--lab
Content-Disposition: form-data; name="item"

tea
--lab
Content-Disposition: form-data; name="quantity"

3
--lab--
`

/** The same order in each content type. As text/plain it is JSON all the same: that is what makes it simple. */
const examples: ReadonlyMap<string, string> = new Map([
  ['application/json', jsonOrder],
  ['text/plain', jsonOrder],
  ['application/x-www-form-urlencoded', 'item=tea&quantity=3'],
  ['multipart/form-data', formData],
  ['application/xml', '<order><item>tea</item><quantity>3</quantity></order>'],
  ['text/xml', '<order><item>tea</item><quantity>3</quantity></order>'],
])

const texts: ReadonlySet<string> = new Set(examples.values())

/**
 * The body after another content type was chosen: its example while the body is one that nobody has touched,
 * and the body as it stands otherwise.
 */
export function bodyForContentType(body: string, contentType: string): string {
  return texts.has(body) ? (examples.get(essenceOf(contentType)) ?? body) : body
}
