/** 직위 as offices write them behind a name. */
const POSITIONS = [
  '주무관',
  '실무관',
  '사무관',
  '서기관',
  '주임',
  '팀장',
  '과장',
  '계장',
  '담당관',
  '연구사',
  '대리',
  '차장',
  '부장',
]

/** @returns `김○○ 주무관` as name and position; the position is `''` when the name carries none. */
export function splitPosition(name: string): { name: string; position: string } {
  const at = name.trim().lastIndexOf(' ')
  const last = name.trim().slice(at + 1)
  return at > 0 && POSITIONS.includes(last)
    ? { name: name.trim().slice(0, at), position: last }
    : { name: name.trim(), position: '' }
}
