import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { Notice } from './Notice.tsx'

/** In place of a view that cannot be shown: why, and one button that asks for it once more. The views beside it stay. */
export function Failed({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <Notice>
      {error instanceof Error ? error.message : String(error)}{' '}
      <button type="button" className="link" onClick={() => void router.invalidate()}>
        Try again
      </button>
    </Notice>
  )
}
