/** Outside addresses, opened beside the desk; anything but http(s) stays text. */
export function LinkList({ links }: { links: readonly string[] }) {
  return (
    <ul className="links">
      {links.map((link) => (
        <li key={link}>
          {/^https?:\/\//i.test(link) ? (
            <a href={link} target="_blank" rel="noopener noreferrer">
              {link.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
            </a>
          ) : (
            link
          )}
        </li>
      ))}
    </ul>
  )
}
