import { Fragment } from 'react'

import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from '@react-email/components'

import { closingLines } from './closing'
import type { Block, MailContent } from './content'
import type { MailFrame } from './frame'
import { cell, colors, styles } from './styles'

/** The HTML part: tables and inline styles, which Outlook can read; no picture, no script, nothing from elsewhere. */
export function MailHtml({ content, frame }: { content: MailContent; frame: MailFrame }) {
  return (
    <Html lang="ko">
      <Head />
      <Preview>{content.preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.page}>
          <Section style={styles.top}>
            <Text style={styles.brand}>120다산콜재단 · 이음</Text>
          </Section>
          <Section style={styles.sheet}>
            <Text style={styles.heading}>{content.heading}</Text>
            {content.blocks.map((block, index) => (
              <BlockHtml key={index} block={block} />
            ))}
            <Hr style={styles.line} />
            {closingLines(frame).map((line) => (
              <Text key={line} style={styles.small}>
                {line}
              </Text>
            ))}
          </Section>
        </Container>
      </Body>
    </Html>
  )
}

function BlockHtml({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return (
        <Text style={styles.text}>
          <Lines text={block.text} />
        </Text>
      )
    case 'facts':
      return <FactsHtml rows={block.rows} />
    case 'list':
      return <ListHtml head={block.head} items={block.items} />
    case 'table':
      return <TableHtml head={block.head} rows={block.rows} />
    case 'quote':
      return (
        <Section style={styles.quote}>
          <Text style={styles.quoteLabel}>{block.label}</Text>
          <Text style={styles.quoteText}>
            <Lines text={block.text} />
          </Text>
        </Section>
      )
    case 'link':
      return <LinkHtml {...block} />
    case 'code':
      return <CodeHtml address={block.address} code={block.code} until={block.until} />
  }
}

/** Outlook knows no `white-space`: each line break is one of its own. */
function Lines({ text }: { text: string }) {
  return text.split(/\r?\n/).map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}

function FactsHtml({ rows }: { rows: [string, string][] }) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row" align="left" style={{ ...cell, ...styles.factLabel }}>
              {label}
            </th>
            <td style={cell}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ListHtml({ head, items }: { head: string; items: { title: string; details: string[] }[] }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <thead>
        <tr>
          <th colSpan={2} align="left" style={styles.tableHead}>
            {head}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ title, details }, index) => (
          <tr key={index}>
            <td width={28} align="right" valign="top" style={{ ...cell, color: colors.faint }}>
              {index + 1}.
            </td>
            <td style={cell}>
              {title}
              {details.map((detail) => (
                <div key={detail} style={styles.detail}>
                  {detail}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TableHtml({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <thead>
        <tr>
          {head.map((name, index) => (
            <th key={index} scope="col" align={index === 0 ? 'left' : 'right'} style={styles.tableHead}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((value, column) => (
              <td key={column} align={column === 0 ? 'left' : 'right'} style={cell}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LinkHtml({ label, url, isSecond }: { label: string; url: string; isSecond?: boolean }) {
  return (
    <Section style={styles.action}>
      {isSecond ? (
        <Text style={styles.quoteLabel}>{label}</Text>
      ) : (
        <Button href={url} style={styles.button}>
          {label}
        </Button>
      )}
      <Text style={styles.address}>
        <Link href={url} style={styles.link}>
          {url}
        </Link>
      </Text>
    </Section>
  )
}

function CodeHtml({ address, code, until }: { address: string; code: string; until: string }) {
  return (
    <Section style={styles.quote}>
      <Text style={styles.quoteLabel}>링크를 누를 수 없으면 아래 주소를 직접 입력하고 답변 코드를 적어 주세요.</Text>
      <Text style={styles.typed}>{address}</Text>
      <Text style={styles.quoteText}>
        답변 코드 <strong style={styles.code}>{code}</strong> ({until}까지)
      </Text>
    </Section>
  )
}
