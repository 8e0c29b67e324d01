import { watch } from 'node:fs'
import { join, sep } from 'node:path'
import type { Logger } from '../../lib/log'

const DEBOUNCE_MS = 300
const WATCHED = ['collections', 'src', 'payload.config.ts']

type Input = { root: string; log: Logger; onChange: (file: string) => void }

/**
 * Watches what Next does not reload by itself: collections, the configuration and `src` without `src/app` and components.
 * Changes that come close together count as one.
 *
 * @returns what ends the watching
 */
export function watchSources({ root, log, onChange }: Input): () => void {
  let timer: NodeJS.Timeout | undefined
  const watchers = WATCHED.map((name) =>
    watch(join(root, name), { recursive: true }, (_event, file) => {
      const changed = name.endsWith('.ts') ? name : join(name, file ?? '')
      if (!isOurs(changed)) return
      clearTimeout(timer)
      timer = setTimeout(() => onChange(changed), DEBOUNCE_MS)
    }).on('error', (err) => log.warn({ err, msg: '파일이 바뀌는 것을 지켜보지 못했습니다.' })),
  )
  return () => {
    clearTimeout(timer)
    watchers.forEach((watcher) => watcher.close())
  }
}

function isOurs(file: string): boolean {
  return /\.(ts|json)$/.test(file) && !file.startsWith(join('src', 'app') + sep)
}
