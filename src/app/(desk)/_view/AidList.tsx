import { AID_SERIES } from '../../../domain/aidSeries'
import type { AidBeside } from '../../../domain/deskView'

/** 알쓸상자 and 상담더하기 that go with the answer. */
export function AidList({ aids, onShow }: { aids: readonly AidBeside[]; onShow: (code: string) => void }) {
  return (
    <ul className="related">
      {aids.map(({ code, title, series }) => (
        <li key={code}>
          <span className="aid-series">{AID_SERIES[series]}</span>
          <button type="button" className="text-button" onClick={() => onShow(code)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  )
}
