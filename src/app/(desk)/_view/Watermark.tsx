/** The agent's account, faintly over everything: a photograph of the screen says whose it was. */
export function Watermark({ text }: { text: string }) {
  const tile =
    `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="220"><text x="20" y="140" transform="rotate(-24 170 110)" ` +
    `font-family="sans-serif" font-size="18" fill="gray">${escapeMarkup(text)}</text></svg>`
  return (
    <div
      className="watermark"
      data-text={text}
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }}
    />
  )
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
