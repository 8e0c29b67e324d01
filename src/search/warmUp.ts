import type { Lookup } from './lookup'

/** The first queries run cold, at ten times the usual: what agents type is typed here first. */
const TYPED = [
  '여권 재발급 수수료',
  'durnjs wo',
  'ㅇㄱㅈㅂㄱ',
  '강남구 대형폐기물 스티커 얼마예요',
  '주민등록등본 인터넷으로 뗄 수 있나요',
  '전입신고 뭐 가져가요',
  '불법주정차 과태료 이의신청은 어떻게 하나요',
  '수도요금자동이체',
  '기초연금은 누가 받을 수 있나요',
  '따릉이',
]
const ROUNDS = 12
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Types some queries letter by letter, so that the engine answers at its usual speed from the first request on. Takes some
 * 200 ms; other work comes in between.
 */
export async function warmUp(lookup: Lookup): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const typed of TYPED) {
      for (let length = 1; length <= typed.length; length++) {
        // Another page each time: a remembered answer would warm nothing up.
        await lookup({ q: typed.slice(0, length), limit: 20, offset: round })
      }
      await giveWay()
    }
  }
}
