import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { EntryRequests as EntryRequests_5dd02bfdff93f2e5b75e79c20bcde286 } from '../../../../src/admin/requests/EntryRequests'
import { BriefPanel as BriefPanel_70314dd9e25f69dd38803011933aad69 } from '../../../../src/admin/briefs/BriefPanel'
import { StageCell as StageCell_547bd2657918c73b90943519792333dc } from '../../../../src/admin/briefs/StageCell'
import { BriefPreview as BriefPreview_e3cc5708bf5164688f30d931476f70c2 } from '../../../../src/admin/briefs/BriefPreview'
import { RunningNotices as RunningNotices_0230496d19cdfd4624881ddaafaab058 } from '../../../../src/admin/briefs/RunningNotices'
import { PostMailLink as PostMailLink_9610a5b3bd131c8e244508552f624bf0 } from '../../../../src/admin/refresh/PostMailLink'
import { MailNotice as MailNotice_cfdd84bc19f1c5f2bcf5ca71b8374836 } from '../../../../src/admin/MailNotice'
import { CampaignLink as CampaignLink_9973958f2eca7d450c3d0e3ab8e1dbc2 } from '../../../../src/admin/campaigns/CampaignLink'
import { EvidenceDownload as EvidenceDownload_b5a572a00f71901d2f52e4fd83f42261 } from '../../../../src/admin/EvidenceDownload'
import { Icon as Icon_45391e771a39bce75c6d90e09ba7b9ac } from '../../../../src/admin/Icon'
import { Logo as Logo_bc559b3b23010248d6e1b1bd88b2fae7 } from '../../../../src/admin/Logo'
import { SearchStatus as SearchStatus_576fcbca2b90b6b268074d88c1df6c51 } from '../../../../src/admin/SearchStatus'
import { DeskLink as DeskLink_87d98bed91f28ba2803ae4dd5649b5b4 } from '../../../../src/admin/DeskLink'
import { RequestsNav as RequestsNav_8ecee6d44a6c2fc992ed62bbb31b88f0 } from '../../../../src/admin/requests/RequestsNav'
import { RefreshView as RefreshView_5b9b2704e380f3507603cf0150a786b7 } from '../../../../src/admin/refresh/RefreshView'
import { WorklistView as WorklistView_14b2727bcd78a07e72b5dbfaeea53c8e } from '../../../../src/admin/requests/WorklistView'
import { NewRequestView as NewRequestView_76724e91a5bf19cc649e1b3d3b44b589 } from '../../../../src/admin/requests/NewRequestView'
import { RequestView as RequestView_90055f713f5a79131f89fcf3a2656114 } from '../../../../src/admin/requests/RequestView'
import { BoardView as BoardView_e408422705166c8a1453da25b570643b } from '../../../../src/admin/campaigns/BoardView'
import { SheetView as SheetView_82792a2ccf6420fa64ce5930787e447a } from '../../../../src/admin/campaigns/SheetView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "./src/admin/requests/EntryRequests#EntryRequests": EntryRequests_5dd02bfdff93f2e5b75e79c20bcde286,
  "./src/admin/briefs/BriefPanel#BriefPanel": BriefPanel_70314dd9e25f69dd38803011933aad69,
  "./src/admin/briefs/StageCell#StageCell": StageCell_547bd2657918c73b90943519792333dc,
  "./src/admin/briefs/BriefPreview#BriefPreview": BriefPreview_e3cc5708bf5164688f30d931476f70c2,
  "./src/admin/briefs/RunningNotices#RunningNotices": RunningNotices_0230496d19cdfd4624881ddaafaab058,
  "./src/admin/refresh/PostMailLink#PostMailLink": PostMailLink_9610a5b3bd131c8e244508552f624bf0,
  "./src/admin/MailNotice#MailNotice": MailNotice_cfdd84bc19f1c5f2bcf5ca71b8374836,
  "./src/admin/campaigns/CampaignLink#CampaignLink": CampaignLink_9973958f2eca7d450c3d0e3ab8e1dbc2,
  "./src/admin/EvidenceDownload#EvidenceDownload": EvidenceDownload_b5a572a00f71901d2f52e4fd83f42261,
  "./src/admin/Icon#Icon": Icon_45391e771a39bce75c6d90e09ba7b9ac,
  "./src/admin/Logo#Logo": Logo_bc559b3b23010248d6e1b1bd88b2fae7,
  "./src/admin/SearchStatus#SearchStatus": SearchStatus_576fcbca2b90b6b268074d88c1df6c51,
  "./src/admin/DeskLink#DeskLink": DeskLink_87d98bed91f28ba2803ae4dd5649b5b4,
  "./src/admin/requests/RequestsNav#RequestsNav": RequestsNav_8ecee6d44a6c2fc992ed62bbb31b88f0,
  "./src/admin/refresh/RefreshView#RefreshView": RefreshView_5b9b2704e380f3507603cf0150a786b7,
  "./src/admin/requests/WorklistView#WorklistView": WorklistView_14b2727bcd78a07e72b5dbfaeea53c8e,
  "./src/admin/requests/NewRequestView#NewRequestView": NewRequestView_76724e91a5bf19cc649e1b3d3b44b589,
  "./src/admin/requests/RequestView#RequestView": RequestView_90055f713f5a79131f89fcf3a2656114,
  "./src/admin/campaigns/BoardView#BoardView": BoardView_e408422705166c8a1453da25b570643b,
  "./src/admin/campaigns/SheetView#SheetView": SheetView_82792a2ccf6420fa64ce5930787e447a,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
