import type { UIFieldServerProps } from 'payload'

/** The way from a post to the mail it would get now. */
export function PostMailLink({ data }: UIFieldServerProps) {
  const id = (data as { id?: string } | undefined)?.id
  if (!id) return null
  return (
    <p>
      <a href={`/admin/refresh?post=${id}`}>지금 보낼 현행화 메일 보기</a>
    </p>
  )
}
