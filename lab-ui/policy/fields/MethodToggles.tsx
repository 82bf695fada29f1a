import styles from './policy-fields.module.css'

interface MethodTogglesProps {
  readonly methods: readonly string[]
  readonly onToggle: (method: string) => void
}

/** The methods that have a button of their own, in the order in which they are listed. */
export const usualMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Methods with one listed or taken out; the usual ones come first, in their usual order. */
export function toggled(methods: readonly string[], method: string): readonly string[] {
  const wanted = methods.includes(method) ? methods.filter((each) => each !== method) : [...methods, method]
  return [
    ...usualMethods.filter((usual) => wanted.includes(usual)),
    ...wanted.filter((each) => !usualMethods.includes(each)),
  ]
}

export function MethodToggles({ methods, onToggle }: MethodTogglesProps) {
  return (
    <div className={styles.policyMethods}>
      {usualMethods.map((method) => (
        <button
          key={method}
          className="button"
          type="button"
          aria-pressed={methods.includes(method)}
          onClick={() => onToggle(method)}
        >
          {method}
        </button>
      ))}
    </div>
  )
}
