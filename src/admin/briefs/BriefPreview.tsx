'use client'

import { koreanMinute } from '../../domain/day'
import { reduceFieldsToValues } from 'payload/shared'
import { useAllFormFields } from '@payloadcms/ui'

import { TEXT_PARTS, type LexicalState } from '../../domain/entry'
import { lexicalToPlainText } from '../../domain/lexicalToPlainText'
import { useEntries, type OverlaidEntry } from './useEntries'
import './briefs.css'

interface ReplacedRow {
  entry?: string
  part?: string
  text?: string
}

interface Written {
  title?: string
  kind?: string
  place?: string
  script?: string
  body?: LexicalState
  source?: string
  transferTo?: string
  until?: string
  mustRead?: boolean
  changeNote?: string
  overlays?: string[] | number
  replaces?: ReplacedRow[] | number
  updates?: { at?: string; text?: string }[] | number
}

const PART_LABELS: Record<string, string> = { answer: '내용', ...TEXT_PARTS }

/** A form has the number of rows in place of the rows while there are none. */
function rowsIn<T>(value: T[] | number | undefined | null): T[] {
  return Array.isArray(value) ? value : []
}

/** What an agent will see of the brief as it is written now: the bar, the brief itself, and the entries it lies over. */
export function BriefPreview() {
  const [fields] = useAllFormFields()
  const written = reduceFieldsToValues(fields, true) as Written
  const replaces = rowsIn(written.replaces).filter(({ entry }) => entry)
  const codes = [...new Set([...rowsIn(written.overlays), ...replaces.map(({ entry }) => entry ?? '')])]
  const entries = useEntries(codes)
  return (
    <section aria-label="미리 보기" className="ieum-brief-preview">
      <h3>상담 화면에서는 이렇게 보입니다</h3>
      <p className="ieum-brief-bar">
        <Kind written={written} /> {written.title || '제목'}
      </p>
      <Opened written={written} />
      {entries.map((entry) => (
        <Overlaid
          entry={entry}
          key={entry.id}
          replaces={replaces.filter((line) => line.entry === entry.id)}
          written={written}
        />
      ))}
    </section>
  )
}

function Kind({ written: { kind, mustRead } }: { written: Written }) {
  const label = kind === 'urgent' ? '긴급공지' : '특별상담'
  return (
    <strong>
      [{label}
      {mustRead && ' · 꼭 읽을 자료'}]
    </strong>
  )
}

function Opened({ written }: { written: Written }) {
  const body = written.body?.root ? lexicalToPlainText(written.body) : ''
  const facts = [
    ['어디', written.place],
    ['출처', written.source],
    ['전환처', written.transferTo],
    ['끝', written.until && koreanMinute(written.until)],
  ].filter(([, value]) => value)
  return (
    <article>
      <h4>{written.title || '제목'}</h4>
      {written.changeNote && <p>이번에 바뀐 점: {written.changeNote}</p>}
      {rowsIn(written.updates).map(({ at, text }, index) => (
        <p key={index}>
          {at && `${koreanMinute(at)} 현재: `}
          {text}
        </p>
      ))}
      {written.script && <blockquote>{written.script}</blockquote>}
      <p className="ieum-brief-text">{body}</p>
      <dl className="ieum-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function Overlaid(input: { entry: OverlaidEntry; replaces: ReplacedRow[]; written: Written }) {
  const { entry, replaces, written } = input
  return (
    <article>
      <h4>
        {entry.title} <span className="ieum-note">{entry.code}</span>
      </h4>
      <p className="ieum-brief-bar">
        <Kind written={written} /> {written.title}
      </p>
      {replaces.map(({ part = 'answer', text }, index) => (
        <div key={index}>
          <strong>{PART_LABELS[part]}</strong>
          <p className="ieum-brief-text">
            <del>{entry.parts[part] || '(비어 있음)'}</del>
          </p>
          <p className="ieum-brief-text">
            <ins>대신: {text}</ins>
          </p>
        </div>
      ))}
    </article>
  )
}
