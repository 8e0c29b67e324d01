import type { Phone, PhoneKind } from '../domain/entry'
import type { CellReader } from './cellReaders'
import { isBareNumber, readPhones } from './phoneCell'
import type { PhonesRead } from './rowPatch'

/** Begins like a number and holds at least three digits: `120`, `02-2133-0000`, `(02)120`, `#1234`, `1588-0000 내선 3`. */
const NUMBER = /^[+#*(]?\d(?=(?:\D*\d){2})/
const LONGEST_NUMBER = 40
const LONGEST_TEXT = 100

/** @returns the reader of the column that holds phones of that kind. */
export function readPhoneCell(kind: PhoneKind): CellReader<PhonesRead> {
  return (text) => {
    const phones = readPhones(text, kind)
    const wrong = phones.map(problemOf).find((reason) => reason !== undefined)
    if (wrong !== undefined) return { reason: wrong }
    return { value: { phones, onlyFirst: kind === 'inform' && isBareNumber(text) } }
  }
}

function problemOf({ number, name, hours }: Phone): string | undefined {
  if (!NUMBER.test(number) || number.length > LONGEST_NUMBER) {
    return `02-120 (이름, 시간)처럼 번호부터 적고, 여럿이면 ; 로 나누어 주세요. 맞지 않는 번호: ${number.slice(0, 60)}`
  }
  if (name.length > LONGEST_TEXT || hours.length > LONGEST_TEXT)
    return `이름과 시간은 ${LONGEST_TEXT}자까지 적을 수 있습니다.`
  return undefined
}
