import type { ReaderState, TeamReaders } from '../../domain/briefReaders'

/** Who has read the current revision, by team; names only when asked for, in their own order. */
export function Readers({ revision, teams }: { revision: number; teams: readonly TeamReaders[] }) {
  const read = teams.reduce((sum, team) => sum + team.read.length, 0)
  const total = teams.reduce((sum, team) => sum + team.read.length + team.unread.length, 0)
  if (total === 0) return <p className="ieum-note">읽을 상담사가 없습니다. 보일 대상을 확인해 주세요.</p>
  return (
    <section aria-label="읽음 확인">
      <p>
        개정 {revision}: {total}명 가운데 <strong>{read}명</strong>이 읽었습니다.
      </p>
      <progress aria-label="읽은 사람" className="ieum-progress" max={total} value={read} />
      <table className="ieum-table">
        <thead>
          <tr>
            <th>팀</th>
            <th className="ieum-number">대상</th>
            <th className="ieum-number">읽음</th>
            <th>아직 안 읽음</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.team}>
              <td>{team.team}</td>
              <td className="ieum-number">{team.read.length + team.unread.length}</td>
              <td className="ieum-number">{team.read.length}</td>
              <td>{team.unread.length > 0 ? <Names people={team.unread} /> : '없음'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Names({ people }: { people: readonly ReaderState[] }) {
  return (
    <details>
      <summary>{people.length}명</summary>
      {people.map(({ name, revision }) => (revision === null ? name : `${name}(개정 ${revision}까지 읽음)`)).join(', ')}
    </details>
  )
}
