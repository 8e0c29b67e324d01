'use client'

import { PHONE_KIND_LABELS, type Phone, type PhoneKind } from '../../domain/entry'
import { PART_LABELS, PART_NAMES, type EntryParts, type PartName } from '../../domain/entryParts'
import type { Period } from '../../domain/validity'

const ONE_LINE: PartName[] = ['title']
const DAYS: PartName[] = ['effectiveFrom', 'effectiveUntil']

interface PartFieldsProps {
  parts: EntryParts
  changed: readonly PartName[]
  onChange: (parts: EntryParts) => void
}

/** Every part of an entry that a request may change, as it stands, to be written over. */
export function PartFields({ parts, changed, onChange }: PartFieldsProps) {
  const set = <Name extends PartName>(name: Name, value: EntryParts[Name]): void =>
    onChange({ ...parts, [name]: value })
  return PART_NAMES.map((name) => {
    const label = `${PART_LABELS[name]}${changed.includes(name) ? ' · 고침' : ''}`
    if (name === 'phones')
      return <PhonesField key={name} label={label} onChange={(phones) => set('phones', phones)} phones={parts.phones} />
    if (name === 'applyPeriods')
      return (
        <PeriodsField
          key={name}
          label={label}
          onChange={(periods) => set('applyPeriods', periods)}
          periods={parts.applyPeriods}
        />
      )
    if (name === 'links')
      return (
        <label key={name}>
          {label}
          <textarea
            onChange={({ target }) => set('links', target.value.split('\n'))}
            placeholder="한 줄에 하나씩, https://로 시작하는 주소"
            rows={Math.max(2, parts.links.length + 1)}
            value={parts.links.join('\n')}
          />
        </label>
      )
    const value = parts[name] ?? ''
    if (DAYS.includes(name))
      return (
        <label key={name}>
          {label}
          <input onChange={({ target }) => set(name, target.value || null)} type="date" value={value} />
        </label>
      )
    return (
      <label key={name}>
        {label}
        <textarea
          onChange={({ target }) => set(name, target.value)}
          rows={ONE_LINE.includes(name) ? 1 : Math.min(20, Math.max(2, value.split('\n').length + 1))}
          value={value}
        />
      </label>
    )
  })
}

const NEW_PHONE: Phone = { number: '', name: '', kind: 'inform', hours: '', public: true }

function PhonesField(props: { label: string; phones: readonly Phone[]; onChange: (phones: Phone[]) => void }) {
  const { label, phones, onChange } = props
  const change = (at: number, change: Partial<Phone>): void =>
    onChange(phones.map((phone, index) => (index === at ? { ...phone, ...change } : phone)))
  return (
    <fieldset className="ieum-rows">
      <legend>{label}</legend>
      {phones.map((phone, index) => (
        <div className="ieum-row" key={index}>
          <select
            aria-label={`${index + 1}번째 번호의 종류`}
            onChange={({ target }) => change(index, { kind: target.value as PhoneKind })}
            value={phone.kind}
          >
            {Object.entries(PHONE_KIND_LABELS).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <input
            aria-label={`${index + 1}번째 번호`}
            onChange={({ target }) => change(index, { number: target.value })}
            placeholder="번호"
            type="text"
            value={phone.number}
          />
          <input
            aria-label={`${index + 1}번째 번호를 받는 곳`}
            onChange={({ target }) => change(index, { name: target.value })}
            placeholder="받는 곳"
            type="text"
            value={phone.name}
          />
          <input
            aria-label={`${index + 1}번째 번호를 받는 시간`}
            onChange={({ target }) => change(index, { hours: target.value })}
            placeholder="받는 시간"
            type="text"
            value={phone.hours}
          />
          <label className="ieum-tick">
            <input
              checked={phone.public}
              onChange={({ target }) => change(index, { public: target.checked })}
              type="checkbox"
            />
            시민에게 알림
          </label>
          <Remove label={`${index + 1}번째 번호`} onClick={() => onChange(phones.filter((_, at) => at !== index))} />
        </div>
      ))}
      <button className="ieum-button" onClick={() => onChange([...phones, NEW_PHONE])} type="button">
        번호 추가
      </button>
    </fieldset>
  )
}

function PeriodsField(props: { label: string; periods: readonly Period[]; onChange: (periods: Period[]) => void }) {
  const { label, periods, onChange } = props
  const change = (at: number, change: Partial<Period>): void =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...change } : period)))
  return (
    <fieldset className="ieum-rows">
      <legend>{label}</legend>
      {periods.map(({ from, until }, index) => (
        <div className="ieum-row ieum-period" key={index}>
          <input
            aria-label={`${index + 1}번째 기간의 첫날`}
            onChange={({ target }) => change(index, { from: target.value })}
            type="date"
            value={from}
          />
          <span aria-hidden>~</span>
          <input
            aria-label={`${index + 1}번째 기간의 마지막 날`}
            onChange={({ target }) => change(index, { until: target.value })}
            type="date"
            value={until}
          />
          <Remove label={`${index + 1}번째 기간`} onClick={() => onChange(periods.filter((_, at) => at !== index))} />
        </div>
      ))}
      <button className="ieum-button" onClick={() => onChange([...periods, { from: '', until: '' }])} type="button">
        기간 추가
      </button>
    </fieldset>
  )
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button aria-label={`${label} 빼기`} className="ieum-button" onClick={onClick} type="button">
      빼기
    </button>
  )
}
