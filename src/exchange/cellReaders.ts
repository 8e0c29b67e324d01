import { countCharacters, isLongerThan } from '../domain/countCharacters'
import type { Day } from '../domain/day'
import { isDistrict } from '../domain/districts'
import {
  CHANNEL_LABELS,
  HANDLING_LABELS,
  LONGEST_TITLE,
  SCOPE_LABELS,
  TEXT_PART_NAMES,
  type Channel,
  type TextPart,
} from '../domain/entry'
import { isVisibleCode, LONGEST_CODE } from '../domain/entryCode'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../domain/freshness'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import { tidyName } from '../domain/tidyName'
import { isWebAddress } from '../domain/webAddress'
import type { ColumnName } from './columns'
import { splitList } from './listCell'
import { markdownToLexical } from './markdownToLexical'
import { readDay } from './readDay'
import { readPeriods } from './readPeriods'
import { readPhoneCell } from './readPhoneCell'
import type { CellValues } from './rowPatch'

/** What a cell says, or in Korean what was expected of it. */
export type Reading<T> = { value: T } | { reason: string }
/** @param text a clean cell, without spaces at its ends; `''` for an empty one. */
export type CellReader<T> = (text: string, today: Day) => Reading<T>

const LONGEST_LINK = 2000
const MOST_MONTHS = 36

/** How each column's cell is read. */
export const cellReaders: { [Name in ColumnName]: CellReader<CellValues[Name]> } = {
  ...textParts(),
  code: readCode,
  scope: choice(SCOPE_LABELS, undefined),
  district: (text) => {
    const name = tidyName(text)
    if (name === '') return { value: undefined }
    return isDistrict(name) ? { value: name } : { reason: '서울의 25개 자치구 가운데 하나를 적어 주세요(예: 강남구).' }
  },
  organization: name(100, true),
  category: readCategory,
  title: name(LONGEST_TITLE, true),
  answer: readAnswer,
  aliases: (text) => ({ value: [...new Set(splitList(text).map(tidyName))] }),
  phone: readPhoneCell('inform'),
  transferPhone: readPhoneCell('transfer'),
  afterHoursPhone: readPhoneCell('afterHours'),
  links: readLinks,
  callType: name(100, false),
  handling: choice(HANDLING_LABELS, 'inform'),
  channels: readChannels,
  checkedAt: (text, today) => {
    const read = optionalDay(text)
    if (!('value' in read) || !read.value || read.value <= today) return read
    return { reason: `최종현행화일은 오늘(${today})보다 뒤일 수 없습니다.` }
  },
  reviewCycleMonths: readMonths,
  effectiveFrom: optionalDay,
  effectiveUntil: optionalDay,
  applyPeriods: readPeriods,
  topic: name(200, false),
}

function textParts(): { [Name in TextPart]: CellReader<string> } {
  const readers = TEXT_PART_NAMES.map((part) => [part, (text: string) => ({ value: text })])
  return Object.fromEntries(readers) as { [Name in TextPart]: CellReader<string> }
}

function readCode(text: string): Reading<string> {
  if (text === '') return { reason: '관리번호를 적어 주세요.' }
  if (isLongerThan(text, LONGEST_CODE)) return { reason: `관리번호는 ${LONGEST_CODE}자까지 적을 수 있습니다.` }
  if (!isVisibleCode(text)) return { reason: '관리번호에는 빈칸이나 보이지 않는 글자를 쓸 수 없습니다.' }
  return { value: text }
}

function name(longest: number, isRequired: boolean): CellReader<string> {
  return (text) => {
    const value = text.replace(/\s*\n\s*/g, ' ')
    if (value === '' && isRequired) return { reason: '꼭 있어야 하는 값입니다. 비워 둘 수 없습니다.' }
    if (!isLongerThan(value, longest)) return { value }
    return { reason: `${longest}자까지 적을 수 있습니다. 지금 ${countCharacters(value)}자입니다.` }
  }
}

function choice<Key extends string>(labels: Record<Key, string>, whenEmpty: Key | undefined): CellReader<Key> {
  const keys = Object.keys(labels) as Key[]
  return (text) => {
    const key = keys.find((own) => own.toLowerCase() === text.toLowerCase() || labels[own] === text)
    if (key !== undefined) return { value: key }
    if (text === '' && whenEmpty !== undefined) return { value: whenEmpty }
    return { reason: `${keys.map((own) => labels[own]).join(', ')} 가운데 하나를 적어 주세요.` }
  }
}

function readChannels(text: string): Reading<Channel[]> {
  const read = splitList(text).map((member) => choice(CHANNEL_LABELS, undefined)(member, ''))
  const wrong = read.find((reading) => 'reason' in reading)
  if (wrong) return { reason: `${Object.values(CHANNEL_LABELS).join(', ')} 가운데서 골라 ; 로 나누어 적어 주세요.` }
  return { value: [...new Set(read.flatMap((reading) => ('value' in reading ? [reading.value] : [])))] }
}

function readCategory(text: string): Reading<string> {
  if (text === '') return { value: '' }
  const names = text.replace(/＞/g, '>').split('>').map(tidyName)
  if (names.some((own) => own === '')) return { reason: '민원>여권처럼 분류 이름 사이에만 > 를 적어 주세요.' }
  if (names.some((own) => isLongerThan(own, 100))) return { reason: '분류 이름은 하나에 100자까지 적을 수 있습니다.' }
  return { value: names.join('>') }
}

function readAnswer(text: string): Reading<CellValues['answer']> {
  const value = markdownToLexical(text)
  if (lexicalToPlainText(value).trim() === '') return { reason: '꼭 있어야 하는 값입니다. 비워 둘 수 없습니다.' }
  return { value }
}

function readLinks(text: string): Reading<string[]> {
  const links = splitList(text).flatMap(cutAtSpaces)
  const wrong = links.find((link) => !isWebAddress(link) || /\s/.test(link) || link.length > LONGEST_LINK)
  if (wrong === undefined) return { value: [...new Set(links)] }
  return {
    reason: `http:// 또는 https://로 시작하는 주소만 ; 로 나누어 적어 주세요. 맞지 않는 주소: ${wrong.slice(0, 60)}`,
  }
}

/** Addresses below one another in a cell are several; what is none stays whole, to be shown. */
function cutAtSpaces(member: string): string[] {
  const pieces = member.split(/\s+/)
  return pieces.every(isWebAddress) ? pieces : [member]
}

function readMonths(text: string): Reading<number> {
  if (text === '') return { value: DEFAULT_REVIEW_CYCLE_MONTHS }
  const digits = /^(\d{1,2})(?:\.0+)?\s*(?:개월)?$/.exec(text.normalize('NFKC'))?.[1]
  const months = Number(digits)
  if (digits !== undefined && months >= 1 && months <= MOST_MONTHS) return { value: months }
  return { reason: `1에서 ${MOST_MONTHS}까지의 정수를 적어 주세요.` }
}

function optionalDay(text: string): Reading<Day | undefined> {
  if (text === '') return { value: undefined }
  const day = readDay(text)
  return day === undefined ? { reason: '달력에 있는 날짜를 2026-03-02처럼 적어 주세요.' } : { value: day }
}
