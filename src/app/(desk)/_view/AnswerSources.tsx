import { CHANNEL_LABELS, HANDLING_LABELS } from '../../../domain/entry'
import type { EntryView } from '../../../domain/entryView'
import { categoryLabel } from '../_text/categoryTree'

/** Whose the answer is and what it rests on: for the agent, not for the caller. */
export function AnswerSources({ entry }: { entry: EntryView }) {
  const rows: [string, string][] = [
    ['담당부서', entry.organization],
    ['담당업무', entry.kind === 'entry' ? (entry.post ?? '담당 미지정') : ''],
    ['근거', entry.basis],
    ['분류', categoryLabel(entry.category)],
    ['처리유형', entry.handling === 'inform' ? '' : HANDLING_LABELS[entry.handling]],
    ['공개 채널', entry.channels.map((channel) => CHANNEL_LABELS[channel]).join(', ')],
    ['키워드', entry.aliases.join(', ')],
    ['상담유형', entry.callType],
    ['관리번호', entry.code],
  ]
  return (
    <dl className="sources">
      {rows
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => (
          <div key={name} className="source">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
