import { policyEquals } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import {
  policyOfPreset,
  policyPresets,
  type PolicyPreset,
} from '../../../scenarios/setup/policy/policy-presets.ts'
import type { Policy } from '../../../scenarios/setup/policy/policy.ts'
import styles from './policy-fields.module.css'

interface PresetButtonsProps {
  /** The policy that the fields describe; null while something blocks it. */
  readonly policy: Policy | null
  readonly dashboardOrigin: string
  readonly onChoose: (policy: Policy, preset: PolicyPreset) => void
}

/** Policies to start from. The one that the fields hold is pressed, and says what it is for. */
export function PresetButtons({ policy, dashboardOrigin, onChoose }: PresetButtonsProps) {
  const presets = policyPresets.map((preset) => ({ preset, stands: policyOfPreset(preset, dashboardOrigin) }))
  const current = presets.find(({ stands }) => policy !== null && policyEquals(stands, policy))?.preset
  return (
    <div className={styles.policyPresets} role="group" aria-label="Start from">
      <span aria-hidden="true">Start from</span>
      {presets.map(({ preset, stands }) => (
        <button
          key={preset.name}
          className="button"
          type="button"
          title={preset.purpose}
          aria-pressed={preset === current}
          onClick={() => onChoose(stands, preset)}
        >
          {preset.name}
        </button>
      ))}
      <p>
        {current?.purpose ?? 'A preset fills the fields, to be looked at first. Nothing is applied by it.'}
      </p>
    </div>
  )
}
