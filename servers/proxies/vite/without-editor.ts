import type { ViteDevServer } from 'vite'

const openInEditor = '/__open-in-editor'

/**
 * Takes away Vite's route that opens any local file in an editor, for whoever asks, and returns the server. Refusing its
 * path in front of Vite is not enough: letter case differs, and a request target may be a whole URL.
 */
export function withoutEditor(vite: ViteDevServer): ViteDevServer {
  vite.middlewares.stack = vite.middlewares.stack.filter(({ route }) => route !== openInEditor)
  return vite
}
