import type { mongo } from 'mongoose'

const ANNOUNCEMENT = '교육운영부-0000(예시)'

/** 메일 설정 of the demo: a made-up 공문 and telephone. Settings that are there already stay. */
export async function writeMailSettings(db: mongo.Db, now: Date): Promise<void> {
  await db.collection('globals').updateOne(
    { globalType: 'mail-settings' },
    {
      $setOnInsert: {
        department: '120다산콜재단 교육운영부(예시)',
        phone: '02-0000-0120',
        announcementTitle: '상담지식정보 현행화 협조 요청',
        announcementNumber: ANNOUNCEMENT,
        createdAt: now,
        updatedAt: now,
      },
    },
    { upsert: true },
  )
}

/** Takes them out again, unless the staff has put its own 공문 in their place. */
export async function removeMailSettings(db: mongo.Db): Promise<void> {
  await db.collection('globals').deleteMany({ globalType: 'mail-settings', announcementNumber: ANNOUNCEMENT })
}
