/**
 * The place of the first of which something holds, in a list whose beginning it does not hold of and whose rest it does; the
 * length of the list where it holds of none.
 */
export function firstThat<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
}
