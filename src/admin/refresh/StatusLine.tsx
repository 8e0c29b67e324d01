import type { RefreshSettings } from '../../commands/refresh/readRefreshSettings'
import { koreanDay, type Day } from '../../domain/day'
import { digestDayAfter, digestDayOf } from '../../domain/refresh/businessDays'

/** Whether mails go out, when the next digest does, and the two buttons. */
export function StatusLine({ settings, today }: { settings: RefreshSettings; today: Day }) {
  const { isPaused, holidays, incompleteYears } = settings
  const thisMonths = digestDayOf(today, holidays)
  const next = today <= thisMonths ? thisMonths : digestDayAfter(today, 1, holidays)
  return (
    <section aria-label="지금 상태">
      <p>
        {isPaused ? <strong>메일을 멈춰 두었습니다.</strong> : '메일을 보내고 있습니다.'} 다음 월 안내는{' '}
        {koreanDay(next)} 10시입니다.
      </p>
      {incompleteYears.length > 0 && (
        <p role="alert">
          {incompleteYears.join(', ')}년의 설날·추석·대체공휴일이 아직 들어 있지 않습니다. 현행화 설정의 임시공휴일에
          넣어 주세요.
        </p>
      )}
      <form action="/api/refresh/pause" method="post">
        <input name="paused" type="hidden" value={isPaused ? 'false' : 'true'} />
        <button className="ieum-button" type="submit">
          {isPaused ? '다시 보내기' : '메일 멈추기'}
        </button>{' '}
        <a href="/admin/refresh?preview=1">오늘 나갈 메일 보기</a> ·{' '}
        <a href="/admin/globals/refresh-settings">현행화 설정</a> ·{' '}
        <a href="/admin/collections/post-mailings">보낸 메일</a> · <a href="/admin/globals/mail-settings">메일 설정</a>{' '}
        · <a href="/replies">회신 접수</a>
      </form>
    </section>
  )
}
