/**
 * An expression that calls a function with an argument and evaluates to a promise of text, which holds its result as JSON. It
 * is the same for every browser, and none of them serializes anything but a text.
 */
function expressionOf<Argument>(fn: (argument: Argument) => unknown, argument?: Argument): string {
  // tsx names functions by a helper that the page does not have.
  return `(async () => {
    const __name = (fn) => fn
    try { return JSON.stringify({ value: (await (${fn.toString()})(${JSON.stringify(argument ?? null)})) ?? null }) }
    catch (error) { return JSON.stringify({ thrown: String(error) }) }
  })()`
}

/**
 * Runs a function in a document of a browser.
 * @param evaluate evaluates such an expression in the document.
 * @throws Error with the text of what the function threw.
 */
export async function runBy<Result, Argument>(
  evaluate: (expression: string) => Promise<unknown>,
  fn: (argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
): Promise<Result> {
  const text = (await evaluate(expressionOf(fn, argument))) as string
  const result = JSON.parse(text) as { readonly value: Result } | { readonly thrown: string }
  if ('thrown' in result) throw new Error(`The function threw in the page: ${result.thrown}`)
  return result.value
}
