import { memo, useEffect, useState } from 'react'
import { fetchAbout, type About } from '../_api/lookup'

/** One line at the foot: whether what is shown is real. */
export const FootLine = memo(function FootLine({ isSignedIn }: { isSignedIn: boolean }) {
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    if (isSignedIn) fetchAbout().then(setAbout, () => undefined)
  }, [isSignedIn])
  return (
    <footer className="foot">
      <span>{about?.content === 'synthetic' && '예시 데이터입니다. 실제 행정정보가 아닙니다.'}</span>
      <span>{about && `자료 ${about.entries.toLocaleString('ko')}건`}</span>
    </footer>
  )
})
