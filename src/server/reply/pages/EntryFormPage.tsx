import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { ReplyEntry } from '../../../commands/reply/readReplyEntries'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import type { EvidenceText } from '../../../commands/reply/evidenceText'
import { ANSWER_LABELS, type AnswerKind } from '../../../domain/reply/officerAnswer'
import { POST_ROLE_LABELS } from '../../../domain/refresh/recipients'
import { MOST_EVIDENCE } from '../../../exchange/evidence/evidenceTypes'
import {
  PART_HINTS,
  PART_LABELS,
  PART_NAMES,
  type WrittenPart,
  type WrittenParts,
} from '../../../exchange/writtenParts'
import type { ReplyContact } from '../replyParts'
import { EntryParts } from './EntryParts'
import { Page } from './Page'
import { Problems } from './Problems'

interface EntryFormProps {
  visit: ReplyVisit
  contact: ReplyContact
  entry: ReplyEntry
  kind: AnswerKind
  fields: Readonly<Record<string, string>>
  evidence: readonly EvidenceText[]
  problems: readonly FieldProblem[]
}

/** Parts that are always open in the form; others when they hold something, the rest folded. */
const MAIN_PARTS: readonly WrittenPart[] = ['title', 'answer', 'fee', 'hours', 'applyPeriods', 'phone']
const SHORT_PARTS: readonly WrittenPart[] = ['title', 'phone', 'transferPhone', 'afterHoursPhone', 'applyPeriods']
const DAY_PARTS: readonly WrittenPart[] = ['effectiveFrom', 'effectiveUntil']

/** What an answer other than 변경 없음 needs, for one entry. */
export function EntryFormPage({ visit, contact, entry, kind, fields, evidence, problems }: EntryFormProps) {
  const mayAttach = kind === 'change' || kind === 'retire'
  return (
    <Page title={`${ANSWER_LABELS[kind]}: ${entry.title}`} contact={contact}>
      <p className="lead">
        <span className="code">{entry.code}</span> {visit.organizationName}
      </p>
      <Problems problems={problems} />
      <form method="post" action={`${visit.base}/entries/${entry.id}`} encType="multipart/form-data">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="revision" value={entry.revision} />
        {kind === 'change' ? <ChangeFields parts={entry.parts} fields={fields} /> : null}
        {kind === 'person' ? <PersonFields fields={fields} /> : null}
        {kind === 'reroute' ? <RerouteField fields={fields} /> : null}
        {kind === 'undecided' ? (
          <TextField
            name="until"
            label="언제 확정됩니까"
            hint="2026-12-31처럼 씁니다."
            fields={fields}
            type="date"
            required
          />
        ) : null}
        {kind === 'person' ? null : (
          <TextField name="reason" label="까닭" fields={fields} hint={REASONS[kind]} required />
        )}
        {mayAttach ? <EvidenceFields evidence={evidence} /> : null}
        <p className="actions">
          <button type="submit">다음</button>
          <a className="button plain" href={visit.base}>
            목록으로
          </a>
        </p>
      </form>
      {kind === 'change' ? null : (
        <details>
          <summary>지금 내용 모두 보기</summary>
          <EntryParts parts={entry.parts} />
        </details>
      )}
    </Page>
  )
}

const CHANGE_HINT = '지금 내용이 들어 있습니다. 바뀐 곳만 고치면 다음 화면에서 바뀐 곳을 보여 드립니다.'

export const REASONS: Partial<Record<AnswerKind, string>> = {
  change: '예: 조례 개정으로 2027년 1월 1일부터 수수료 인상',
  retire: '예: 사업 종료',
  reroute: '예: 2026년 7월 조직 개편으로 업무 이관',
  undecided: '예: 2027년 사업 지침을 기다리는 중',
}

interface TextFieldProps {
  name: string
  label: string
  hint?: string | undefined
  fields: Readonly<Record<string, string>>
  required?: boolean
  type?: 'text' | 'date' | 'email' | 'tel'
}

export function TextField({ name, label, hint, fields, required, type = 'text' }: TextFieldProps) {
  const hintId = hint ? `${name}-hint` : undefined
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {required ? <span className="required"> (필수)</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <input id={name} name={name} type={type} defaultValue={fields[name] ?? ''} aria-describedby={hintId} />
    </div>
  )
}

/** The office that 소관 아님(이송) sends an entry to, in the sender's words. */
export function RerouteField({ fields }: Pick<TextFieldProps, 'fields'>) {
  const hint = '아는 만큼 써 주세요. 예: 강남구 청소행정과'
  return <TextField name="to" label="옮겨 갈 부서" hint={hint} fields={fields} required />
}

interface ChangeFieldsProps {
  /** Today's. */
  parts: WrittenParts
  fields: Readonly<Record<string, string>>
  /** Where one text goes into several entries, only what it is about. */
  only?: readonly WrittenPart[] | undefined
  hint?: string
}

export function ChangeFields({ parts, fields, only, hint = CHANGE_HINT }: ChangeFieldsProps) {
  const isOpen = (name: WrittenPart): boolean =>
    only ? only.includes(name) : MAIN_PARTS.includes(name) || parts[name] !== '' || (fields[name] ?? '') !== ''
  const folded = only ? [] : PART_NAMES.filter((name) => !isOpen(name))
  return (
    <>
      <p className="hint">{hint}</p>
      {PART_NAMES.filter(isOpen).map((name) => (
        <PartField key={name} name={name} text={fields[name] ?? parts[name]} />
      ))}
      {folded.length > 0 ? (
        <details>
          <summary>비어 있는 항목에 쓰기 ({folded.map((name) => PART_LABELS[name]).join(', ')})</summary>
          {folded.map((name) => (
            <PartField key={name} name={name} text={fields[name] ?? parts[name]} />
          ))}
        </details>
      ) : null}
      <TextField
        name="effectiveOn"
        label="언제부터 바뀝니까"
        hint="비워 두면 확인하는 대로 바꿉니다. 앞날이면 그날 0시에 바뀝니다."
        fields={fields}
        type="date"
      />
    </>
  )
}

function PartField({ name, text }: { name: WrittenPart; text: string }) {
  const hint = PART_HINTS[name]
  const shared = { id: name, name, defaultValue: text, 'aria-describedby': hint ? `${name}-hint` : undefined }
  return (
    <div className="field">
      <label htmlFor={name}>{PART_LABELS[name]}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {DAY_PARTS.includes(name) ? (
        <input type="date" {...shared} />
      ) : SHORT_PARTS.includes(name) ? (
        <input type="text" {...shared} />
      ) : (
        <textarea {...shared} rows={Math.min(24, Math.max(2, text.split('\n').length + 1))} />
      )}
    </div>
  )
}

export function PersonFields({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      <div className="field">
        <label htmlFor="as">맡은 일</label>
        <select id="as" name="as" defaultValue={fields.as ?? 'primary'}>
          {Object.entries(POST_ROLE_LABELS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <TextField name="name" label="새 담당자 성명" fields={fields} required />
      <TextField name="email" label="전자우편" fields={fields} type="email" required />
      <TextField name="phone" label="행정전화" fields={fields} type="tel" required />
      <TextField name="from" label="언제부터" hint="비워 두면 오늘부터입니다." fields={fields} type="date" />
    </>
  )
}

export function EvidenceFields({ evidence }: { evidence: readonly EvidenceText[] }) {
  return (
    <fieldset className="evidence">
      <legend>근거자료</legend>
      {evidence.map(({ id, filename, text }) => (
        <div key={id} className="file">
          <label>
            <input type="checkbox" name="keepEvidence" value={id} defaultChecked /> {filename}
          </label>
          {text === '' ? null : (
            <details>
              <summary>파일에서 읽은 글</summary>
              <pre>{text}</pre>
            </details>
          )}
        </div>
      ))}
      <div className="field" id="evidence">
        <label htmlFor="files">파일 첨부</label>
        <p className="hint" id="files-hint">
          HWP, HWPX, PDF, DOCX, 그림. 하나에 10 MB, 모두 {MOST_EVIDENCE}개까지. 문서보안(DRM)은 해제한 뒤 첨부해 주세요.
        </p>
        <input
          id="files"
          type="file"
          name="files"
          multiple
          aria-describedby="files-hint"
          accept=".hwp,.hwpx,.pdf,.docx,.jpg,.jpeg,.png,.webp,.gif"
        />
      </div>
    </fieldset>
  )
}
