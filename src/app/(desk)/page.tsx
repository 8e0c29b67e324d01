import { DeskApp } from './_view/DeskApp'

export default function DeskPage() {
  return <DeskApp />
}
