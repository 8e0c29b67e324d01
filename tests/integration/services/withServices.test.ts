import { describe, expect, it } from 'vitest'
import { withServices } from '../../../src/server/services'
import { endProcess, ownerProcess } from './ownerProcess'
import { inputFor, isRunning, mongodPid, readAll, serviceFolder, startForTest, until, write } from './serviceFolder'

describe('withServices', () => {
  it('should use the running services and leave them running', async () => {
    const dataDir = serviceFolder()
    const running = await startForTest(inputFor(dataDir))
    const uri = await withServices(inputFor(dataDir), async ({ mongodbUri }) => mongodbUri)
    expect(uri).toBe(running.mongodbUri)
    expect(isRunning(mongodPid(dataDir))).toBe(true)
  })

  it('should start what is missing and stop it again, also when the work fails', async () => {
    const dataDir = serviceFolder()
    const work = withServices(inputFor(dataDir), async ({ mongodbUri }) => {
      expect(process.env.MONGODB_URI).toBe(mongodbUri)
      throw new Error('work failed')
    })
    await expect(work).rejects.toThrow('work failed')
    expect(isRunning(mongodPid(dataDir))).toBe(false)
  })

  it('should start one mongod when two commands come at once', async () => {
    const dataDir = serviceFolder()
    const texts = ['하나', '둘']
    const commands = texts.map((text) =>
      withServices(inputFor(dataDir), async ({ mongodbUri }) => {
        await write(mongodbUri, text)
        return mongodPid(dataDir)
      }),
    )
    const [first, second] = await Promise.all(commands)
    expect(second).toBe(first)
    await until(() => !isRunning(mongodPid(dataDir)))
    const found = await withServices(inputFor(dataDir), async ({ mongodbUri }) => readAll(mongodbUri))
    expect(found.sort()).toEqual(texts.sort())
  })

  it('should let a command finish when the owner ends first, and then stop mongod', async () => {
    const dataDir = serviceFolder()
    const owner = await startForTest(inputFor(dataDir))
    const command = await ownerProcess(dataDir, 'with')
    const pid = mongodPid(dataDir)
    await owner.stop()
    expect(isRunning(pid)).toBe(true)
    await write(command.mongodbUri, '끝까지')
    await endProcess(command.child, 'SIGTERM')
    expect(isRunning(pid)).toBe(false)
  })

  it('should not keep mongod up for a command that was killed', async () => {
    const dataDir = serviceFolder()
    const owner = await startForTest(inputFor(dataDir))
    const command = await ownerProcess(dataDir, 'with')
    await endProcess(command.child, 'SIGKILL')
    await owner.stop()
    expect(isRunning(mongodPid(dataDir))).toBe(false)
  })
})
