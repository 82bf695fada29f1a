import { SelectField } from '../../controls/fields/SelectField.tsx'

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  /** What each value is called, in the order in which they are offered. */
  readonly titles: Readonly<Record<Value, string>>
  readonly onChange: (value: Value) => void
}

/** One of a few values that are called something else than they are. */
export function ChoiceField<Value extends string>({
  label,
  value,
  titles,
  onChange,
}: ChoiceFieldProps<Value>) {
  const values = Object.keys(titles) as Value[]
  return (
    <SelectField
      label={label}
      value={titles[value]}
      options={values.map((each) => titles[each])}
      onChange={(title) => {
        const chosen = values.find((each) => titles[each] === title)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}
