import type { ReactNode } from 'react'
import type { Replacement } from '../../../domain/replacedParts'

interface ReplacedProps {
  /** What holds while a brief runs; `undefined` when the part holds as it stands. */
  instead: Replacement | undefined
  /** The part as it stands. */
  children: ReactNode
}

/** A part of an answer; where a brief replaces it, struck through, and below it what is said instead. */
export function Replaced({ instead, children }: ReplacedProps) {
  if (!instead) return children
  return (
    <>
      {children && (
        <del className="replaced-old">
          <span className="visually-hidden">지금은 안내하지 않는 내용: </span>
          {children}
        </del>
      )}
      <ins className="replaced-new">
        <span className="replaced-tag">대신</span> {instead.text}
        <span className="replaced-by">‘{instead.brief}’ 공지에 따름</span>
      </ins>
    </>
  )
}
