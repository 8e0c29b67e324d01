import type { SnippetPart } from '../../../domain/lookup'

export function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map((part, index) => (part.match ? <mark key={index}>{part.text}</mark> : part.text))
}
