import { BriefPreview } from '../_view/BriefPreview'

/** Shown inside the admin, beside the form of a brief. */
export default function BriefPreviewPage() {
  return <BriefPreview />
}
