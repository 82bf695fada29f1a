/** What a policy is changed with, as one module to load. */
export { PolicyEditor } from './PolicyEditor.tsx'
export { PolicyFoot } from './PolicyFoot.tsx'
