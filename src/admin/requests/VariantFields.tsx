'use client'

import type { Variant } from './readNewRequest'

interface VariantFieldsProps {
  variants: readonly Variant[]
  /** Codes. */
  chosen: ReadonlySet<string>
  onChange: (chosen: Set<string>) => void
}

/** One city rule in the entries of 25 districts is one request: those of the same topic, all or some. */
export function VariantFields({ variants, chosen, onChange }: VariantFieldsProps) {
  if (variants.length === 0) return null
  const toggle = (code: string): void => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    onChange(next)
  }
  const count = variants.filter(({ code }) => chosen.has(code)).length
  const isAll = count === variants.length
  return (
    <details className="ieum-variants">
      <summary>
        같은 주제의 다른 자료 {variants.length}건에도 같은 내용으로{count > 0 && ` · ${count}건 고름`}
      </summary>
      <button
        className="ieum-button"
        onClick={() => onChange(new Set(isAll ? [] : [...chosen, ...variants.map(({ code }) => code)]))}
        type="button"
      >
        {isAll ? '모두 풀기' : '모두 고르기'}
      </button>
      <ul>
        {variants.map(({ code, title, district, organization }) => (
          <li key={code}>
            <label className="ieum-tick">
              <input checked={chosen.has(code)} onChange={() => toggle(code)} type="checkbox" />
              {[district, title].filter(Boolean).join(' · ')}{' '}
              <span className="ieum-none">
                {code} {organization}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
