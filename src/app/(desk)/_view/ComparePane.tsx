import { useEffect, useMemo, useRef } from 'react'
import type { DeskView, DistrictVariant } from '../../../domain/deskView'
import type { EntryShelf } from '../_state/EntryShelf'
import { useEntry } from '../_state/useEntry'
import { compareEntries } from '../_text/compareEntries'
import { FreshnessBadge } from './FreshnessBadge'
import { Icon } from './Icon'
import { Picker } from './Picker'

interface ComparePaneProps {
  entry: DeskView
  shelf: EntryShelf
  variants: readonly DistrictVariant[]
  /** The code of the other district's answer; `null` until it is chosen. */
  other: string | null
  onPick: (code: string) => void
  onClose: () => void
}

/** Two districts' answers to one subject side by side; what differs is marked by word and sign. */
export function ComparePane({ entry, shelf, variants, other, onPick, onClose }: ComparePaneProps) {
  const section = useRef<HTMLElement>(null)
  const { entry: shown } = useEntry(shelf, other, 0)
  const right = shown?.code === other ? shown : null
  const options = useMemo(
    () =>
      variants.filter(({ code }) => code !== entry.code).map(({ code, district }) => ({ value: code, name: district })),
    [variants, entry.code],
  )
  useEffect(() => {
    if (right) section.current?.focus()
  }, [right])

  return (
    <section ref={section} className="pane compare" tabIndex={0} aria-label="두 자치구 비교">
      <div className="compare-top">
        <h2>{entry.title} 비교</h2>
        <button type="button" className="button button--small" aria-keyshortcuts="Escape" onClick={onClose}>
          <Icon name="close" size={14} />
          비교 끝내기
        </button>
      </div>
      {other === null && (
        <div className="compare-pick">
          <p>{entry.district ?? ''} 자료와 견줄 자치구를 골라 주세요.</p>
          <Picker
            label="견줄 자치구"
            placeholder="구 이름 또는 초성"
            options={options}
            value={null}
            onPick={(code) => code && onPick(code)}
            onClose={onClose}
          />
        </div>
      )}
      {right && <CompareTable left={entry} right={right} />}
    </section>
  )
}

function CompareTable({ left, right }: { left: DeskView; right: DeskView }) {
  const parts = compareEntries(left, right)
  const differing = parts.filter(({ differs }) => differs)
  return (
    <>
      <p className="compare-sum" role="status">
        {differing.length > 0
          ? `다른 곳: ${differing.map(({ name }) => name).join(', ')}`
          : '두 자치구의 내용이 같습니다.'}
      </p>
      <table className="compare-table">
        <thead>
          <tr>
            <td />
            {[left, right].map((entry) => (
              <th key={entry.code} scope="col">
                <span className="compare-district">{entry.district}</span>
                <FreshnessBadge freshness={entry.freshness} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, name, left: mine, right: theirs, differs }) => (
            <tr key={part} className={differs ? 'is-different' : undefined}>
              <th scope="row">
                {name}
                <span className="compare-mark">{differs ? '다름' : '같음'}</span>
              </th>
              <td>{mine || '없음'}</td>
              <td>{theirs || '없음'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
