import type { UIFieldServerProps } from 'payload'

/** The way from a campaign's form to its board. */
export function CampaignLink({ data }: UIFieldServerProps) {
  const id = (data as { id?: string } | undefined)?.id
  if (!id) return <p>저장한 뒤 진행 화면에서 목록을 확정합니다.</p>
  return (
    <p>
      <a href={`/admin/campaign-board/${id}`}>진행 화면 열기</a>
    </p>
  )
}
