import type { DeskErrorKind } from '../_api/DeskError'

/** What the desk says when a search fails: what happened, and that nothing has to be done. */
export const PROBLEM_TEXT: Record<Exclude<DeskErrorKind, 'signedOut'>, string> = {
  network: '연결이 끊겼습니다. 적어 둔 내용은 그대로 있습니다.',
  down: '검색이 잠시 멈췄습니다. 적어 둔 내용은 그대로 있습니다.',
  busy: '요청이 몰려 잠시 쉬었다가 찾습니다.',
  forbidden: '이 계정으로는 자료를 볼 수 없습니다. 교육운영부에 알려 주세요.',
  missing: '찾는 자료가 없습니다.',
  full: '더 담을 수 없습니다.',
  invalid: '이 검색어로는 찾을 수 없습니다. 짧게 고쳐 적어 주세요.',
}
