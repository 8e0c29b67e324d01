import type { Reorganisation } from '../../commands/reorganise'

/** 조직 개편: two names, what would move, and the button that moves it. */
export function Reorganise({
  from,
  to,
  moving,
}: {
  from: string
  to: string
  moving: Reorganisation | string | undefined
}) {
  return (
    <section aria-label="조직 개편">
      <h2>조직 개편</h2>
      <p>
        바뀐 부서의 자료, 담당업무, 현행화 요청, 담당자 계정을 다른 부서로 옮깁니다. 회신 링크는 그대로 쓸 수 있습니다.
      </p>
      <form action="/admin/refresh" className="ieum-fields" method="get">
        <label>
          옮길 부서 <input defaultValue={from} name="from" required />
        </label>{' '}
        <label>
          받을 부서 <input defaultValue={to} name="to" required />
        </label>{' '}
        <button className="ieum-button" type="submit">
          무엇이 옮겨지는지 보기
        </button>
      </form>
      {typeof moving === 'string' && <p role="alert">{moving}</p>}
      {moving && typeof moving !== 'string' && (
        <form action="/api/refresh/reorganise" method="post">
          <input name="from" type="hidden" value={moving.from.name} />
          <input name="to" type="hidden" value={moving.to.name} />
          <p>
            게시된 자료 {moving.entries}건, 게시 전·휴지통의 자료 {moving.drafts}건, 담당업무 {moving.posts}개, 현행화
            요청 {moving.requests}건, 회신 링크 {moving.links}개, 담당자 계정 {moving.users}개를 옮깁니다.
          </p>
          <button className="ieum-button ieum-primary" type="submit">
            {moving.from.name}에서 {moving.to.name}(으)로 옮기기
          </button>
        </form>
      )}
    </section>
  )
}
