import { dayOf, koreanDay } from '../../domain/day'
import type { LinkWorklist } from './readLinkWorklist'

const SHOWN = 200

/** Links that open no more, and what is not known of the others: 열리지 않는 링크. */
export function DeadLinks({ links }: { links: LinkWorklist }) {
  const { dead, unreached, refused } = links
  return (
    <section aria-label="열리지 않는 링크">
      <h2>열리지 않는 링크 {dead.length.toLocaleString('ko-KR')}</h2>
      <p>{roundText(links)}</p>
      {dead.length > 0 && (
        <div className="ieum-scroll">
          <table className="ieum-table">
            <thead>
              <tr>
                <th scope="col">자료</th>
                <th scope="col">링크</th>
                <th scope="col">까닭</th>
                <th scope="col">언제부터</th>
              </tr>
            </thead>
            <tbody>
              {dead.slice(0, SHOWN).map(({ id, code, title, link, problem, since }) => (
                <tr key={`${id} ${link}`}>
                  <td>
                    <a href={`/admin/collections/entries/${id}`}>
                      {code} {title}
                    </a>
                  </td>
                  <td className="ieum-address">{link}</td>
                  <td>{problem}</td>
                  <td>{koreanDay(since)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {dead.length > SHOWN && <p>그 밖에 {(dead.length - SHOWN).toLocaleString('ko-KR')}건</p>}
      <Hosts hosts={unreached} label="여기서는 한 번도 닿지 않아 확인할 수 없는 서버" />
      <Hosts hosts={refused} label="열어 보지 않는 서버(내부망 주소 등)" />
    </section>
  )
}

function roundText({ isOn, round }: LinkWorklist): string {
  if (!isOn) return '링크를 확인하지 않고 있습니다. 현행화 설정의 링크 확인에서 켤 수 있습니다.'
  if (!round || round.state === 'off') return '아직 확인하지 않았습니다. 새벽 4시 30분에 확인합니다.'
  const day = koreanDay(dayOf(round.at))
  if (round.state === 'blind')
    return `${day}에는 여기서 확인할 수 없었습니다. 바깥에 닿지 않아 아무것도 판단하지 않았습니다.`
  return `${day}에 ${round.looked.toLocaleString('ko-KR')}개를 열어 보았습니다.`
}

function Hosts({ hosts, label }: { hosts: readonly string[]; label: string }) {
  if (hosts.length === 0) return null
  return (
    <details>
      <summary>
        {label} {hosts.length.toLocaleString('ko-KR')}
      </summary>
      <p className="ieum-address">{hosts.join(', ')}</p>
    </details>
  )
}
